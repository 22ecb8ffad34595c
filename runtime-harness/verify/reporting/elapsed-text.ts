const parts = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/**
 * A distance in time in all its units, for a scale: `1 ms`, `9 min 59.999 s`, `7 d 30 min`. For a single span, `durationText` reads better.
 *
 * @param ms whole milliseconds; negative ones begin with `−`
 */
export function elapsedText(ms: number): string {
  if (ms < 0) return `−${elapsedText(-ms)}`;
  if (ms < 1_000) return ms === 0 ? '0' : `${ms} ms`;
  const words: string[] = [];
  let rest = ms;
  for (const [unit, size] of parts) {
    if (rest >= size) words.push(`${Math.floor(rest / size)} ${unit}`);
    rest %= size;
  }
  if (rest > 0) words.push(`${rest / 1_000} s`);
  return words.join(' ');
}

/** A time after the first event: `0`, `+30 min 0.001 s`, `−5 s`. */
export function sinceText(ms: number): string {
  return ms > 0 ? `+${elapsedText(ms)}` : elapsedText(ms);
}
