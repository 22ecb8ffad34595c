import { inEvaluationOrder } from '../../compiler/ir/combination.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { createHeap } from './heap.ts';
import { isHeard } from './hearing.ts';
import { never } from './interpreter.ts';
import type { Membership } from './membership.ts';
import type { Transition } from './output.ts';
import type { Predicates } from './predicates.ts';
import { type Instant, type PreparedSegment, prepareSegment, type SegmentState } from './segment.ts';
import { silenceOf } from './silence.ts';
import { createVisitKeeper, type Visits } from './visits.ts';

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

/** A segment, and where what it remembers stands among the states of a user. */
interface Placed {
  readonly segment: PreparedSegment;
  readonly place: number;
}

interface User {
  /** In the order of the prepared segments; undefined where nothing is remembered. */
  readonly states: (SegmentState | undefined)[];
  /** How many of the states are there. */
  remembered: number;
  readonly visits: Visits;
  /** A wake lies in the heap for this instant, and nothing happens by itself before it; Infinity when nothing is pending. It may be too early. */
  wakeAt: number;
}

/** Prepares the segments and knows no user. */
export function createUsers(segments: readonly Segment[], predicates: Predicates): Users {
  const keeper = createVisitKeeper();
  const prepared = inEvaluationOrder(segments).map((segment) => prepareSegment(segment, predicates, keeper));
  const every = prepared.map((segment, place) => ({ segment, place }));
  const combinations = every.filter(({ segment }) => segment.judge !== null);
  const places = new Map(prepared.map(({ id }, place) => [id, place]));
  const byId = [...places].sort(([a], [b]) => compareIds(a, b));
  const listening = new Map<string, readonly Placed[]>();
  const users = new Map<string, User>();
  let wakes = createHeap(byInstant);

  /** The segments that hear a type of events. */
  function listenersTo(type: string): readonly Placed[] {
    const known = listening.get(type);
    if (known !== undefined) return known;
    const found = every.filter(({ segment }) => isHeard(segment.hears, type));
    listening.set(type, found);
    return found;
  }

  /** What a segment remembers of a user, begun when there is nothing. */
  function stateOf(user: User, { segment, place }: Placed): SegmentState {
    const known = user.states[place];
    if (known !== undefined) return known;
    const begun = segment.begin();
    user.states[place] = begun;
    user.remembered++;
    return begun;
  }

  function begin(): User {
    return { states: prepared.map(() => undefined), remembered: 0, visits: keeper.begin(), wakeAt: never };
  }

  /** SEMANTICS §4, §7. Everything that happens to a user at an instant, phase by phase; gives the segments that it may have concerned. */
  function happen(user: User, now: Instant): readonly Placed[] {
    if (user.wakeAt === now.at) {
      for (const placed of every) {
        const { segment, place } = placed;
        if (user.states[place]?.wakeAt === now.at || (now.ended !== null && segment.judgesEnds)) {
          segment.atInstant(stateOf(user, placed), now);
        }
      }
    }
    let concerned = user.wakeAt === now.at ? every : none;
    for (const event of now.events) {
      keeper.take(user.visits, event);
      const listeners = listenersTo(event.type);
      for (const placed of listeners) placed.segment.atEvent(stateOf(user, placed), event, now);
      concerned = concerned === none ? listeners : every;
    }
    if (now.told.length > 0 && combinations.length > 0) {
      const isMember = (segment: string) => user.states[places.get(segment) ?? -1]?.membership != null;
      for (const placed of combinations) placed.segment.judge?.(stateOf(user, placed), now, isMember);
      return every;
    }
    return concerned;
  }

  /** Forgets what is not remembered by these segments; gives the next instant at which one of them wants to be woken. */
  function settle(user: User, concerned: readonly Placed[]): number {
    let wakeAt = keeper.wakeAt(user.visits);
    for (const { segment, place } of concerned) {
      const state = user.states[place];
      if (state === undefined) continue;
      if (state.wakeAt < wakeAt) wakeAt = state.wakeAt;
      // Who waits for something remembers it.
      if (state.wakeAt < never || !segment.isBlank(state)) continue;
      user.states[place] = undefined;
      user.remembered--;
    }
    return wakeAt;
  }

  /** Sees to it that a wake lies in the heap for an instant. */
  function schedule(userId: string, user: User, at: number): void {
    user.wakeAt = at;
    wakes.push({ userId, at });
    // Wakes left behind by users who have been dropped must not pile up.
    if (wakes.size() <= 2 * users.size + 1024) return;
    wakes = createHeap(byInstant);
    for (const [id, { wakeAt }] of users) if (wakeAt < never) wakes.push({ userId: id, at: wakeAt });
  }

  return {
    silenceMs: silenceOf(segments),
    nextWake: () => wakes.peek(),
    step(userId, instant, events) {
      for (let wake = wakes.peek(); wake?.at === instant && wake.userId === userId; wake = wakes.peek()) wakes.pop();
      const known = users.get(userId);
      // A wake that was left behind: by a user who has been dropped, or when an earlier one came before it.
      if (events.length === 0 && known?.wakeAt !== instant) return [];
      const user = known ?? begin();
      const ended = events.length === 0 ? keeper.end(user.visits, instant) : null;
      const now: Instant = { userId, at: instant, events, told: [], visits: user.visits, ended };
      const wakeAt = settle(user, happen(user, now));
      if (user.remembered === 0 && keeper.isBlank(user.visits)) users.delete(userId);
      else if (known === undefined) users.set(userId, user);
      if (user.wakeAt === instant) user.wakeAt = never;
      if (wakeAt < user.wakeAt) schedule(userId, user, wakeAt);
      return now.told.length > 1 ? now.told.sort((a, b) => compareIds(a.segment, b.segment)) : now.told;
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

const none: readonly Placed[] = [];

const byInstant = (left: Wake, right: Wake) => left.at - right.at || compareIds(left.userId, right.userId);
