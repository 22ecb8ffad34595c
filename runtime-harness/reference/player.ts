import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createArrivals } from './arrivals.ts';
import type { Transition } from './output.ts';
import { interpreted, type Predicates } from './predicates.ts';
import { createUsers, type Memberships, type Users } from './users.ts';

/** Plays events that are not late, of all users or of some: what happens to a user depends on no other. */
export interface Player {
  /** An event has come that is not late. It waits until it is decided. */
  add(event: Event): void;
  /** What is decided when event time has reached an instant, epoch ms, in the order (at, userId by UTF-8 bytes, segment, order of CONTRACT.md). */
  decideUntil(instant: number): readonly Transition[];
  /** Who is in which segment as far as it has been decided. */
  memberships(): Memberships;
  /** How many users something is remembered of, events that wait aside. */
  pendingUsers(): number;
}

/** Knows no user. The predicates are asked by the IR when not given. */
export function createPlayer(segments: readonly Segment[], predicates: Predicates = interpreted): Player {
  const arrivals = createArrivals();
  const users = createUsers(segments, predicates);

  function decideUntil(horizon: number): readonly Transition[] {
    let decided: Transition[] | undefined;
    for (;;) {
      const event = arrivals.next();
      const wakeAt = users.nextWakeAt();
      const eventFirst = event !== undefined && isFirst(event, wakeAt, users);
      const instant = eventFirst ? event.ts : wakeAt;
      if (instant > horizon || instant === Number.POSITIVE_INFINITY) return decided ?? nothing;
      const userId = eventFirst ? event.userId : (users.nextWakeUser() ?? '');
      const told = users.step(userId, instant, arrivals.take(userId, instant));
      for (let i = 0; i < told.length; i++) {
        if (decided === undefined) decided = [told[i] as Transition];
        else decided.push(told[i] as Transition);
      }
    }
  }

  return {
    add: arrivals.add,
    decideUntil,
    memberships: users.memberships,
    pendingUsers: users.count,
  };
}

const nothing: readonly Transition[] = [];

/** Whether an event comes before, or together with, a wake. */
function isFirst({ ts, userId }: Event, wakeAt: number, users: Users): boolean {
  return ts < wakeAt || (ts === wakeAt && compareIds(userId, users.nextWakeUser() ?? '') <= 0);
}
