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

/** So many places of events that have gone are cleared at once. */
const mostGone = 4_096;

/**
 * A copy has the ts of its original. So it finds the original waiting here, next to which it is ordered, or it comes
 * late (§8): nothing has to be remembered of events that have been counted.
 */
export function createArrivals(): Arrivals {
  /** Those that came in order, which are nearly all, from `head` on: there is nothing to sort. */
  const inOrder: (Event | undefined)[] = [];
  let head = 0;
  /** Those that came behind one that counts after them. */
  const overtaken = createHeap<Event>(compareEvents);

  function add(event: Event): void {
    const last = inOrder.length > head ? inOrder[inOrder.length - 1] : undefined;
    if (last === undefined || compareEvents(last, event) <= 0) inOrder.push(event);
    else overtaken.push(event);
  }

  function next(): Event | undefined {
    const first = inOrder.length > head ? inOrder[head] : undefined;
    const other = overtaken.peek();
    if (other === undefined || first === undefined) return first ?? other;
    return compareEvents(first, other) <= 0 ? first : other;
  }

  /** Takes out what `next` gives. */
  function remove(event: Event): void {
    if (inOrder.length === head || inOrder[head] !== event) {
      overtaken.pop();
      return;
    }
    inOrder[head++] = undefined;
    if (head === mostGone) {
      inOrder.splice(0, head);
      head = 0;
    }
  }

  /** A list of one, which is what is taken nearly always. */
  const only: Event[] = [];

  function take(userId: string, instant: number): readonly Event[] {
    let event = next();
    if (event === undefined || event.ts !== instant || event.userId !== userId) return none;
    remove(event);
    const first = event;
    event = next();
    if (event === undefined || event.ts !== instant || event.userId !== userId) {
      only[0] = first;
      return only;
    }
    const taken = [first];
    while (event !== undefined && event.ts === instant && event.userId === userId) {
      remove(event);
      if (taken.at(-1)?.eventId !== event.eventId) taken.push(event);
      event = next();
    }
    return taken;
  }

  return { add, next, take };
}

const none: readonly Event[] = [];

function compareEvents(left: Event, right: Event): number {
  return left.ts - right.ts || compareIds(left.userId, right.userId) || compareIds(left.eventId, right.eventId);
}
