import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createHeap } from './heap.ts';
import type { Membership } from './membership.ts';
import { type Emit, prepareSegment, type SegmentState } from './segment.ts';

/** One user at one instant. */
interface Wake {
  readonly userId: string;
  /** Epoch ms. */
  readonly at: number;
}

/** All users of whom something is pending; of others nothing is remembered (SEMANTICS §10). */
export interface Users {
  /** The next instant at which something may happen without an event, by (at, user); undefined when nothing is pending. */
  nextWake(): Wake | undefined;
  /** One instant of one user, in all segments by id. `events` are the user's at this instant, in their order (§2). */
  step(userId: string, instant: number, events: readonly Event[], emit: Emit): void;
  /** User → segment → membership, users by UTF-8 bytes and segments by id. */
  memberships(): Memberships;
  /** How long after the last event silence alone can still decide an enter, in ms. */
  readonly silenceMs: number;
  /** How many users are remembered. */
  count(): number;
}

/** User → segment → membership. */
export type Memberships = ReadonlyMap<string, ReadonlyMap<string, Membership>>;

interface User {
  readonly states: readonly SegmentState[];
  /** The earliest instant for which a wake lies in the heap. It may be too early, and then nothing happens at it. */
  wakeAt: number;
}

/** Prepares the segments and knows no user. */
export function createUsers(segments: readonly Segment[]): Users {
  const prepared = [...segments].sort((a, b) => compareIds(a.id, b.id)).map(prepareSegment);
  const users = new Map<string, User>();
  let wakes = createHeap(byInstant);

  function pendingAt(user: User): number {
    let earliest = Number.POSITIVE_INFINITY;
    prepared.forEach((segment, i) => {
      earliest = Math.min(earliest, segment.wakeAt(user.states[i] as SegmentState));
    });
    return earliest;
  }

  /** Puts a wake into the heap unless one lies there that is not later. */
  function schedule(userId: string, user: User, now: number, at: number): void {
    if (user.wakeAt > now && user.wakeAt <= at) return;
    user.wakeAt = at;
    wakes.push({ userId, at });
    // Wakes left behind by users who have been dropped must not pile up.
    if (wakes.size() <= 2 * users.size + 1024) return;
    wakes = createHeap(byInstant);
    for (const [id, { wakeAt }] of users) wakes.push({ userId: id, at: wakeAt });
  }

  return {
    silenceMs: Math.max(0, ...prepared.map((segment) => segment.silenceMs)),
    nextWake: () => wakes.peek(),
    step(userId, instant, events, emit) {
      for (let wake = wakes.peek(); wake?.at === instant && wake.userId === userId; wake = wakes.peek()) wakes.pop();
      const known = users.get(userId);
      // A wake that was left behind by a user who has been dropped.
      if (known === undefined && events.length === 0) return;
      const user = known ?? { states: prepared.map((segment) => segment.begin()), wakeAt: Number.POSITIVE_INFINITY };
      prepared.forEach((segment, i) => {
        segment.step(user.states[i] as SegmentState, userId, instant, events, emit);
      });

      const pending = pendingAt(user);
      if (pending === Number.POSITIVE_INFINITY) {
        users.delete(userId);
        return;
      }
      if (known === undefined) users.set(userId, user);
      schedule(userId, user, instant, pending);
    },
    memberships: () => {
      const inside = new Map<string, Map<string, Membership>>();
      for (const userId of [...users.keys()].sort(compareIds)) {
        const of = new Map<string, Membership>();
        prepared.forEach(({ id }, i) => {
          const membership = users.get(userId)?.states[i]?.membership;
          if (membership) of.set(id, membership);
        });
        if (of.size > 0) inside.set(userId, of);
      }
      return inside;
    },
    count: () => users.size,
  };
}

const byInstant = (left: Wake, right: Wake) => left.at - right.at || compareIds(left.userId, right.userId);
