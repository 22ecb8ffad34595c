import { timeMarkType } from '../../compiler/ir/schema.ts';

/** What one user does, as messages. */
export interface History {
  readonly userId: string;
  /** The rule that it is aimed at; null for one out of a recording, which is aimed at none. */
  readonly segment: string | null;
  /** The recording that it comes from, a path as the user wrote it; null for one that was made up. */
  readonly recording: string | null;
  readonly messages: readonly HistoryMessage[];
}

export interface HistoryMessage {
  /** When it arrives, in epoch ms of event time: nothing that arrived before it is newer. */
  readonly arrives: number;
  /** As it is sent. JSON with `userId` and `ts`, unless it is meant to be broken. */
  readonly text: string;
}

/** The instant at which histories that are made up begin, epoch ms: a Monday, and so far off that no membership ends by the clock on the wall. */
export const firstInstant = Date.UTC(2100, 0, 4);

/**
 * SEMANTICS §8. A message that comes so long after its own time that this may matter, behind a time mark that says how late it has become: then it does not
 * depend on what others have sent. All times in epoch ms.
 */
export function arriving(text: string, ts: number, arrives: number, latenessMs: number): readonly HistoryMessage[] {
  const message = { arrives, text };
  if (arrives - ts < latenessMs) return [message];
  return [{ arrives, text: JSON.stringify({ type: timeMarkType, ts: arrives }) }, message];
}

/** In ms. Recorded hours and weekdays stay what they were when a history moves by whole weeks. */
export const week = 7 * 86_400_000;

/** The texts of all histories in one partition, in the order in which they arrive. */
export function inArrivalOrder(histories: readonly History[]): readonly string[] {
  return histories
    .flatMap(({ messages }) => messages)
    .sort((a, b) => a.arrives - b.arrives)
    .map(({ text }) => text);
}

/** The same history of another user at another time. Broken messages stay as they are. */
export function moved(history: History, userId: string, byMs: number): History {
  if (byMs === 0 && userId === history.userId) return history;
  const messages = history.messages.map(({ arrives, text }) => ({
    arrives: arrives + byMs,
    text: withFields(text, (fields) => ({
      ...fields,
      ...(fields.userId === history.userId ? { userId } : {}),
      ...(typeof fields.ts === 'number' ? { ts: fields.ts + byMs } : {}),
    })),
  }));
  return { ...history, userId, messages };
}

/** A message with other fields; one that is no JSON object stays as it is. */
export function withFields(
  text: string,
  change: (fields: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): string {
  const fields = fieldsOf(text);
  return fields === null ? text : JSON.stringify(change(fields));
}

/** What a message says; null when it is no JSON object. */
export function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The time that a message speaks of, its `ts`, in epoch ms; null when it has none. */
export function timeOf(text: string): number | null {
  const ts = fieldsOf(text)?.ts;
  return typeof ts === 'number' ? ts : null;
}
