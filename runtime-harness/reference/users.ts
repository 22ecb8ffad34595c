import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { inEvaluationOrder } from './evaluation-order.ts';
import { createHeap } from './heap.ts';
import type { Membership } from './membership.ts';
import type { Transition } from './output.ts';
import type { Predicates } from './predicates.ts';
import { prepareSegment, type SegmentState } from './segment.ts';
import { silenceOf } from './silence.ts';

/** One user at one instant. */
interface Wake {
  readonly userId: string;
  /** Epoch ms. */
  readonly at: number;
}

/** All users of whom something is pending or kept for good; of others nothing is remembered (SEMANTICS §10). */
export interface Users {
  /** The next instant at which something may happen without an event, by (at, user); undefined when nothing is pending. */
  nextWake(): Wake | undefined;
  /** One instant of one user: its transitions, by segment. `events` are the user's at this instant, in their order (§2). */
  step(userId: string, instant: number, events: readonly Event[]): readonly Transition[];
  /** User → segment → membership, users by UTF-8 bytes and segments by id. */
  memberships(): Memberships;
  /** How long after the last event silence alone can still decide something else than an end by ttl, in ms. */
  readonly silenceMs: number;
  /** How many users are remembered. */
  count(): number;
}

/** User → segment → membership. */
export type Memberships = ReadonlyMap<string, ReadonlyMap<string, Membership>>;

interface User {
  /** In the order of the prepared segments. */
  readonly states: readonly SegmentState[];
  /** The earliest instant for which a wake lies in the heap. It may be too early, and then nothing happens at it. */
  wakeAt: number;
}

/** Prepares the segments and knows no user. */
export function createUsers(segments: readonly Segment[], predicates: Predicates): Users {
  const prepared = inEvaluationOrder(segments).map((segment) => prepareSegment(segment, predicates));
  const places = new Map(prepared.map(({ id }, i) => [id, i]));
  const byId = [...places].sort(([a], [b]) => compareIds(a, b));
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
    for (const [id, { wakeAt }] of users) {
      // Nothing is pending of a user whose last wake has passed.
      if (wakeAt >= now && wakeAt < Number.POSITIVE_INFINITY) wakes.push({ userId: id, at: wakeAt });
    }
  }

  return {
    silenceMs: silenceOf(segments),
    nextWake: () => wakes.peek(),
    step(userId, instant, events) {
      for (let wake = wakes.peek(); wake?.at === instant && wake.userId === userId; wake = wakes.peek()) wakes.pop();
      const known = users.get(userId);
      // A wake that was left behind by a user who has been dropped.
      if (known === undefined && events.length === 0) return [];
      const user = known ?? { states: prepared.map((segment) => segment.begin()), wakeAt: Number.POSITIVE_INFINITY };
      const told: Transition[] = [];
      const isMember = (segment: string) => user.states[places.get(segment) ?? -1]?.membership != null;
      prepared.forEach((segment, i) => {
        segment.step(user.states[i] as SegmentState, { userId, at: instant, events, told, isMember });
      });

      const pending = pendingAt(user);
      if (pending < Number.POSITIVE_INFINITY) {
        if (known === undefined) users.set(userId, user);
        schedule(userId, user, instant, pending);
      } else if (prepared.every((segment, i) => segment.isBlank(user.states[i] as SegmentState))) {
        users.delete(userId);
      } else if (known === undefined) {
        users.set(userId, user);
      }
      return told.sort((a, b) => compareIds(a.segment, b.segment));
    },
    memberships: () => {
      const inside = new Map<string, Map<string, Membership>>();
      for (const userId of [...users.keys()].sort(compareIds)) {
        const of = new Map<string, Membership>();
        for (const [id, place] of byId) {
          const membership = users.get(userId)?.states[place]?.membership;
          if (membership) of.set(id, membership);
        }
        if (of.size > 0) inside.set(userId, of);
      }
      return inside;
    },
    count: () => users.size,
  };
}

const byInstant = (left: Wake, right: Wake) => left.at - right.at || compareIds(left.userId, right.userId);
