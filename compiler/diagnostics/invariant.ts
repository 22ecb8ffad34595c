/** Throws when `condition` is false. For what only a bug in segc can cause; a user's mistake is a diagnostic. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`segc has a bug: ${what}`);
}
