import { type History, timeOf } from '../history.ts';

/**
 * The same history with no event late: what would arrive later arrives when it is the last moment to be on time (SEMANTICS §8), so that it still arrives out of order.
 *
 * What is late on several partitions depends on how far each of them has been read, and that is another after each restart: there is no one timeline
 * to compare with. On one partition late events stay in the histories.
 */
export function onTime(history: History, latenessMs: number): History {
  const messages = history.messages.map(({ arrives, text }) => {
    const ts = timeOf(text);
    return { arrives: ts === null ? arrives : Math.min(arrives, ts + latenessMs), text };
  });
  return { ...history, messages: messages.sort((a, b) => a.arrives - b.arrives) };
}
