import { inEvaluationOrder } from '../../compiler/ir/combination.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { isHeard } from './hearing.ts';
import { never } from './interpreter.ts';
import type { Membership } from './membership.ts';
import type { Transition } from './output.ts';
import type { Predicates } from './predicates.ts';
import { type Instant, type PreparedSegment, prepareSegment, type SegmentState, untold } from './segment.ts';
import { createTimers } from './timers.ts';
import { createVisitKeeper, type Visits } from './visits.ts';

/** All users of whom something is pending or kept for good; of others nothing is remembered (SEMANTICS §10). */
export interface Users {
  /** The next instant at which something may happen without an event, epoch ms; Infinity when nothing is pending. */
  nextWakeAt(): number;
  /** To whom; the first of them, by UTF-8 bytes. */
  nextWakeUser(): string | undefined;
  /** One instant of one user: its transitions, by segment, until the next step. `events` are the user's at this instant, in their order (§2). */
  step(userId: string, instant: number, events: readonly Event[]): readonly Transition[];
  /** User → segment → membership, users by UTF-8 bytes and segments by id. */
  memberships(): Memberships;
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
  readonly userId: string;
  /** In the order of the prepared segments; undefined where nothing is remembered. */
  readonly states: (SegmentState | undefined)[];
  /** When each of them wants to be woken, epoch ms; Infinity where nothing is pending. Side by side, because all of them are looked at together. */
  readonly wakes: number[];
  /** How many of the states are there. */
  remembered: number;
  readonly visits: Visits;
  /** A timer stands at this instant, and nothing happens by itself before it; Infinity when nothing is pending. It may be too early. */
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
  /** What remembers nothing is the same for all users: a state of each segment that waits for one of whom there is something to remember. */
  const blanks = new Array<SegmentState | undefined>(prepared.length).fill(undefined);
  const noStates = new Array<undefined>(prepared.length).fill(undefined);
  const noWakes = new Array<number>(prepared.length).fill(never);
  let timers = createTimers<User>();
  /** The instant of the step that is being made: one object for all of them, since there are as many as there are events. */
  const now: { -readonly [Key in keyof Instant]: Instant[Key] } = {
    userId: '',
    at: never,
    events: [],
    told: untold,
    visits: [],
    ended: null,
  };

  /** The segments that hear a type of events. */
  function listenersTo(type: string): readonly Placed[] {
    return listening.get(type) ?? findListeners(type);
  }

  // Apart from the above, as all that makes a function of what it is given: V8 sets that up at each call, whether it comes to it or not.
  function findListeners(type: string): readonly Placed[] {
    const found = every.filter(({ segment }) => isHeard(segment.hears, type));
    listening.set(type, found);
    return found;
  }

  /** What a segment remembers of a user; a blank state when it is nothing. */
  function stateOf({ states }: User, { segment, place }: Placed): SegmentState {
    const known = states[place] ?? blanks[place];
    if (known !== undefined) return known;
    const begun = segment.begin();
    blanks[place] = begun;
    return begun;
  }

  /** Keeps what a segment has to remember of a user after a step, or forgets it when that is nothing; gives when it wants to be woken. */
  function settle(user: User, { segment, place }: Placed, state: SegmentState): number {
    const { states, wakes } = user;
    const wakeAt = segment.wakeAt(state);
    wakes[place] = wakeAt;
    // Who waits for something remembers it.
    if (wakeAt === never && segment.isBlank(state)) {
      if (states[place] === undefined) return never;
      states[place] = undefined;
      user.remembered--;
    } else if (states[place] === undefined) {
      states[place] = state;
      user.remembered++;
      blanks[place] = undefined;
    }
    return wakeAt;
  }

  function begin(userId: string): User {
    return {
      userId,
      states: noStates.slice(),
      wakes: noWakes.slice(),
      remembered: 0,
      visits: keeper.begin(),
      wakeAt: never,
    };
  }

  /** Phase 3 (SEMANTICS §16); gives the next instant at which something may happen to a combination by itself. */
  function combine(user: User): number {
    let wakeAt = never;
    const isMember = (segment: string) => (user.states[places.get(segment) ?? -1]?.eventIds ?? null) !== null;
    for (const placed of combinations) {
      const state = stateOf(user, placed);
      placed.segment.judge?.(state, now, isMember);
      wakeAt = Math.min(wakeAt, settle(user, placed, state));
    }
    return wakeAt;
  }

  /** SEMANTICS §4, §7. Everything that happens to a user at an instant, phase by phase; gives the next instant at which something may happen by itself. */
  function happen(user: User): number {
    const isWoken = user.wakeAt === now.at;
    let wakeAt = never;
    if (isWoken) {
      for (let i = 0; i < every.length; i++) {
        const placed = every[i] as Placed;
        const { segment, place } = placed;
        if (user.wakes[place] !== now.at && (now.ended === null || !segment.judgesEnds)) continue;
        const state = stateOf(user, placed);
        segment.atInstant(state, now);
        settle(user, placed, state);
      }
    }
    for (let e = 0; e < now.events.length; e++) {
      const event = now.events[e] as Event;
      keeper.take(user.visits, event);
      const listeners = listenersTo(event.type);
      for (let i = 0; i < listeners.length; i++) {
        const placed = listeners[i] as Placed;
        const state = stateOf(user, placed);
        if (placed.segment.atEvent(state, event, now)) wakeAt = Math.min(wakeAt, settle(user, placed, state));
      }
    }
    if (now.told.length > 0 && combinations.length > 0) wakeAt = Math.min(wakeAt, combine(user));
    if (isWoken) for (let i = 0; i < user.wakes.length; i++) wakeAt = Math.min(wakeAt, user.wakes[i] as number);
    return Math.min(wakeAt, keeper.wakeAt(user.visits));
  }

  /** Sees to it that a timer stands at an instant. */
  function schedule(user: User, at: number): void {
    user.wakeAt = at;
    timers.add(at, user);
    // Timers left behind by users who have been dropped must not pile up.
    if (timers.size() <= 2 * users.size + 1024) return;
    timers = createTimers();
    for (const user of users.values()) if (user.wakeAt < never) timers.add(user.wakeAt, user);
  }

  /** Nothing is remembered of a user any more; its timers are left behind. */
  function drop(user: User): void {
    user.wakeAt = never;
    users.delete(user.userId);
  }

  /** The user whose timer stands at an instant, taken out with all others that stand there for it. */
  function takeTimers(userId: string, instant: number): User | undefined {
    let woken: User | undefined;
    while (timers.nextAt() === instant) {
      const user = timers.nextUser();
      if (user?.userId !== userId) break;
      timers.take();
      // Else it was left behind: by a user who has been dropped, or when an earlier one came before it.
      if (user.wakeAt === instant) woken = user;
    }
    return woken;
  }

  return {
    nextWakeAt: () => timers.nextAt(),
    nextWakeUser: () => timers.nextUser()?.userId,
    step(userId, instant, events) {
      const woken = takeTimers(userId, instant);
      if (events.length === 0 && woken === undefined) return untold;
      const known = woken ?? users.get(userId);
      const user = known ?? begin(userId);
      const ended = events.length === 0 ? keeper.end(user.visits, instant) : null;
      now.userId = userId;
      now.at = instant;
      now.events = events;
      now.visits = user.visits;
      now.ended = ended;
      now.told = untold;
      const wakeAt = happen(user);
      if (user.wakeAt === instant) user.wakeAt = never;
      if (user.remembered === 0 && keeper.isBlank(user.visits)) drop(user);
      else {
        if (known === undefined) users.set(userId, user);
        if (wakeAt < user.wakeAt) schedule(user, wakeAt);
      }
      return now.told.length > 1 ? now.told.sort((a, b) => compareIds(a.segment, b.segment)) : now.told;
    },
    memberships: () => {
      const inside = new Map<string, Map<string, Membership>>();
      for (const userId of [...users.keys()].sort(compareIds)) {
        const of = new Map<string, Membership>();
        for (const [id, place] of byId) {
          const state = users.get(userId)?.states[place];
          const membership = state && prepared[place]?.membershipOf(state);
          if (membership) of.set(id, membership);
        }
        if (of.size > 0) inside.set(userId, of);
      }
      return inside;
    },
    count: () => users.size,
  };
}
