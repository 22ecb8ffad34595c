/**
 * A few of some candidates that together do all that the candidates can: the one that does most first.
 *
 * @param does what each candidate does, in the order of preference
 * @returns the chosen candidates, each with what it is the first to do
 */
export function cover<C, T>(does: ReadonlyMap<C, ReadonlySet<T>>): ReadonlyMap<C, readonly T[]> {
  const open = new Set([...does.values()].flatMap((done) => [...done]));
  const chosen = new Map<C, readonly T[]>();
  while (open.size > 0) {
    let best: readonly [C, readonly T[]] | null = null;
    for (const [candidate, done] of does) {
      const fresh = [...done].filter((each) => open.has(each));
      if (fresh.length > (best?.[1].length ?? 0)) best = [candidate, fresh];
    }
    if (best === null) break;
    chosen.set(...best);
    for (const each of best[1]) open.delete(each);
  }
  return chosen;
}
