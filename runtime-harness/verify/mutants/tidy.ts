import { compareIds } from '../../event-log/order.ts';
import { fieldsOf, firstInstant, type History, moved, timeOf, withFields } from '../history.ts';

/** When histories that are handed to a reader begin, epoch ms: a Monday, as `firstInstant` is. */
const readableInstant = Date.UTC(2026, 0, 5);

/**
 * A history as one would write it, under a user's name: events numbered in their order (SEMANTICS §2), and in a year that is not far off.
 * Whatever changes what it tells is left as it is.
 */
export function tidied(history: History, userId: string, stillTells: (history: History) => boolean): History {
  const named = moved(history, userId, 0);
  const numbered = withNumbers(named, userId);
  const instants = named.messages.flatMap(({ text }) => timeOf(text) ?? []);
  const fromStart = readableInstant - Math.min(...instants);
  // Where a rule asks for the hour, the first event cannot be at any.
  const wholeWeeks = readableInstant - firstInstant;
  const candidates = [fromStart, wholeWeeks, 0].flatMap((byMs) =>
    [numbered, named].map((each) => moved(each, userId, byMs)),
  );
  return candidates.find(stillTells) ?? named;
}

function withNumbers(history: History, prefix: string): History {
  const events = history.messages.flatMap(({ text }) => {
    const { eventId, ts } = fieldsOf(text) ?? {};
    return typeof eventId === 'string' && typeof ts === 'number' ? [{ eventId, ts }] : [];
  });
  const keyOf = (eventId: unknown, ts: unknown) => JSON.stringify([eventId, ts]);
  const inOrder = events.sort((a, b) => a.ts - b.ts || compareIds(a.eventId, b.eventId));
  const keys = [...new Set(inOrder.map(({ eventId, ts }) => keyOf(eventId, ts)))];
  const digits = String(keys.length).length;
  const numbers = new Map(keys.map((key, index) => [key, String(index + 1).padStart(digits, '0')]));
  const messages = history.messages.map((message) => ({
    ...message,
    text: withFields(message.text, (fields) => {
      const number = numbers.get(keyOf(fields.eventId, fields.ts));
      return number === undefined ? fields : { ...fields, eventId: `${prefix}-${number}` };
    }),
  }));
  return { ...history, messages };
}
