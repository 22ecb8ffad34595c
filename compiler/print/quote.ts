/** The one place that makes SQL text out of names and values. Imports nothing: the deployment quotes with it as well. */

/** An identifier of Flink SQL. */
export const quoteIdentifier = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** A string literal of Flink SQL. */
export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** A finite number as a DOUBLE literal. */
export function quoteDouble(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`segc has a bug: ${value} has no SQL literal`);
  const digits = String(value);
  return digits.includes('e') ? digits.replace('e+', 'E').replace('e', 'E') : `${digits}E0`;
}

/** Milliseconds as an INTERVAL literal, in the largest unit that is exact. */
export function quoteInterval(ms: number): string {
  const units = [
    ['DAY', 86_400_000],
    ['HOUR', 3_600_000],
    ['MINUTE', 60_000],
  ] as const;
  // Flink takes two digits unless a precision says otherwise.
  const precision = (count: number) => Math.max(2, String(count).length);
  for (const [unit, size] of units) {
    const count = ms / size;
    if (Number.isInteger(count)) return `INTERVAL '${count}' ${unit}${count > 99 ? `(${precision(count)})` : ''}`;
  }
  const seconds = Math.floor(ms / 1000);
  if (ms % 1000 === 0 && seconds <= 99) return `INTERVAL '${seconds}' SECOND`;
  return `INTERVAL '${seconds}.${String(ms % 1000).padStart(3, '0')}' SECOND(${precision(seconds)}, 3)`;
}
