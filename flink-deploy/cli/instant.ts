/** An instant for people: UTC, to the millisecond where there are any. */
export function instant(ms: number): string {
  const date = new Date(ms);
  // Further than the calendar goes: a number says it all.
  if (Number.isNaN(date.getTime())) return `${ms} ms`;
  return date.toISOString().replace('.000Z', 'Z').replace('T', ' ');
}
