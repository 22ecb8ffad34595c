import { fieldsOf, type History, timeOf, withFields } from './history.ts';

/** A smaller history. */
export interface Candidate {
  /** The place of the history that it has been made from. */
  readonly of: number;
  readonly history: History;
}

/**
 * Of each of these, whether it still shows what is looked for. Many are asked about at once: of a job on Flink, hundreds cost as
 * much as one.
 */
export type Ask = (candidates: readonly Candidate[]) => Promise<readonly boolean[]>;

/** Without it a history of a thousand events would make a million candidates. */
const mostPieces = 32;
const mostRounds = 24;

/**
 * Smaller histories that still show what these show: without messages, then in the order of their times, then without fields. All of them take their
 * steps together, one round a question.
 *
 * @returns one for each, in their order
 */
export async function shrinkHistories(histories: readonly History[], ask: Ask): Promise<readonly History[]> {
  const best = [...histories];
  // Which candidates are worth another round: a history of which none was left is done.
  let open = new Set(histories.keys());
  for (let round = 0; round < mostRounds && open.size > 0; round += 1) {
    const asked = [...open].flatMap((of) => candidatesOf(best[of] as History).map((history) => ({ of, history })));
    if (asked.length === 0) break;
    const answers = await ask(asked);
    const smaller = new Map<number, History>();
    asked.forEach(({ of, history }, index) => {
      const known = smaller.get(of);
      if (answers[index] === true && (known === undefined || sizeOf(history) < sizeOf(known))) smaller.set(of, history);
    });
    for (const [of, history] of smaller) best[of] = history;
    open = new Set(smaller.keys());
  }
  return best;
}

/** Messages count most, then what stands in them, then the disorder of their arrival. */
function sizeOf({ messages }: History): number {
  const length = messages.reduce((sum, { text }) => sum + text.length, 0);
  const delayed = messages.filter((message) => isDelayed(message)).length;
  return messages.length * 1e6 + length * 10 + delayed;
}

function candidatesOf(history: History): History[] {
  const shorter = withoutPieces(history);
  // While there is much to leave out, fields are not worth the asking.
  return history.messages.length > 8 ? shorter : [...shorter, ...inOrder(history), ...withoutFields(history)];
}

/** Leaves out a half, a quarter and so on down to single messages; and keeps a half, a quarter and so on. */
function withoutPieces(history: History): History[] {
  const { messages } = history;
  const candidates: History[] = [];
  for (let pieces = 2; pieces <= Math.min(2 * messages.length, mostPieces); pieces *= 2) {
    const size = Math.ceil(messages.length / pieces);
    for (let from = 0; from < messages.length; from += size) {
      const kept = messages.filter((_, index) => index < from || index >= from + size);
      if (kept.length > 0 && kept.length < messages.length) candidates.push({ ...history, messages: kept });
      const piece = messages.slice(from, from + size);
      if (pieces > 2 && size > 1) candidates.push({ ...history, messages: piece });
    }
  }
  // In a history that is short, pairs as well: an event and what takes its effect back go together.
  if (messages.length <= 10) {
    for (let a = 0; a < messages.length; a += 1)
      for (let b = a + 1; b < messages.length; b += 1)
        if (messages.length > 2)
          candidates.push({ ...history, messages: messages.filter((_, index) => index !== a && index !== b) });
  }
  return candidates;
}

const isDelayed = ({ arrives, text }: { readonly arrives: number; readonly text: string }) =>
  arrives !== (timeOf(text) ?? arrives);

/** Each message at its own time. */
function inOrder(history: History): History[] {
  if (!history.messages.some(isDelayed)) return [];
  const messages = history.messages
    .map(({ arrives, text }) => ({ arrives: timeOf(text) ?? arrives, text }))
    .sort((a, b) => a.arrives - b.arrives);
  return [{ ...history, messages }];
}

const needed = new Set(['eventId', 'userId', 'type', 'ts']);

/** All messages without one of their fields, and each by itself without it. */
function withoutFields(history: History): History[] {
  const { messages } = history;
  const names = new Set(messages.flatMap(({ text }) => Object.keys(fieldsOf(text) ?? {})));
  const without = (name: string, only: number | null): History => ({
    ...history,
    messages: messages.map((message, index) =>
      only !== null && index !== only
        ? message
        : {
            ...message,
            text: withFields(message.text, (fields) =>
              Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name)),
            ),
          },
    ),
  });
  return [...names]
    .filter((name) => !needed.has(name))
    .flatMap((name) => [
      without(name, null),
      ...messages.flatMap(({ text }, index) => (name in (fieldsOf(text) ?? {}) ? [without(name, index)] : [])),
    ]);
}
