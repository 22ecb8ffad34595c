/** How many single-letter edits lead from `a` to `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The one of `known` that `word` is most likely meant to be; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits, candidate }) => edits <= Math.max(2, candidate.length / 3) && edits < candidate.length)
    .sort((a, b) => a.edits - b.edits)[0];
  return near?.candidate ?? null;
}

/** "Did you mean" for a word that is none of `known`; lists them when none is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? `There are: ${known.join(', ')}` : `Did you mean ${JSON.stringify(near)}?`;
}
