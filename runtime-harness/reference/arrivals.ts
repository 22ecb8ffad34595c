import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createHeap } from './heap.ts';

/** SEMANTICS §2. Events that have come and wait for event time, in the order in which they count. */
export interface Arrivals {
  add(event: Event): void;
  /** The event that counts next, by (ts, user, eventId); it stays. */
  next(): Event | undefined;
  /** Takes the events of a user at an instant out, by eventId, copies left out. There must be none before them. The list stands until more are taken. */
  take(userId: string, instant: number): readonly Event[];
}

/**
 * A copy has the ts of its original. So it finds the original waiting here, next to which it is ordered, or it comes
 * late (§8): nothing has to be remembered of events that have been counted.
 */
export function createArrivals(): Arrivals {
  const waiting = createHeap<Event>(
    (left, right) =>
      left.ts - right.ts || compareIds(left.userId, right.userId) || compareIds(left.eventId, right.eventId),
  );

  /** A list of one, which is what is taken nearly always. */
  const only: Event[] = [];

  function take(userId: string, instant: number): readonly Event[] {
    let event = waiting.peek();
    if (event === undefined || event.ts !== instant || event.userId !== userId) return none;
    waiting.pop();
    const first = event;
    event = waiting.peek();
    if (event === undefined || event.ts !== instant || event.userId !== userId) {
      only[0] = first;
      return only;
    }
    const taken = [first];
    while (event !== undefined && event.ts === instant && event.userId === userId) {
      waiting.pop();
      if (taken.at(-1)?.eventId !== event.eventId) taken.push(event);
      event = waiting.peek();
    }
    return taken;
  }

  return { add: waiting.push, next: waiting.peek, take };
}

const none: readonly Event[] = [];
