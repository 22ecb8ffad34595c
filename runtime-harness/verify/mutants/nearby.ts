import { type History, timeOf, withFields } from '../history.ts';

/** Longer histories have too many pairs. */
const mostMessages = 12;

/** The same events with one pair of them exactly a span apart, a ms less and a ms more; what comes after the pair moves along. */
export function nearby(history: History, spansMs: readonly number[]): readonly History[] {
  const { messages } = history;
  if (messages.length > mostMessages) return [];
  const distances = [...new Set(spansMs.flatMap((span) => [span - 1, span, span + 1]))];
  const times = messages.map(({ text }) => timeOf(text) ?? Number.NaN);
  const at = (index: number) => times[index] as number;
  const variations: History[] = [];
  for (let later = 1; later < messages.length; later += 1) {
    for (let earlier = 0; earlier < later; earlier += 1) {
      for (const distance of distances) {
        const byMs = distance - (at(later) - at(earlier));
        // Back past what stands before it, an event would no longer arrive in its order.
        const isInOrder = at(later) + byMs >= at(later - 1);
        if (byMs !== 0 && isInOrder && Number.isFinite(byMs)) variations.push(movedFrom(history, later, byMs));
      }
    }
  }
  return variations;
}

const movedFrom = (history: History, from: number, byMs: number): History => ({
  ...history,
  messages: history.messages.map(({ arrives, text }, index) =>
    index < from
      ? { arrives, text }
      : {
          arrives: arrives + byMs,
          text: withFields(text, (fields) => ({ ...fields, ts: Number(fields.ts) + byMs })),
        },
  ),
});
