/** A piece of a list, and how much of it is left out. */
export interface Excerpt<T> {
  readonly items: readonly T[];
  readonly before: number;
  readonly after: number;
}

/** At most so many items, with what led to the one in focus, and what follows it. */
export function around<T>(items: readonly T[], focus: number, most: number): Excerpt<T> {
  const before = Math.max(0, Math.min(focus - Math.floor(most * 0.75), items.length - most));
  const kept = items.slice(before, before + most);
  return { items: kept, before, after: items.length - before - kept.length };
}
