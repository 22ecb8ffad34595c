import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { compareIds } from '../event-log/order.ts';
import { prepareCombination } from './combination.ts';
import { type Hearing, hearingOf } from './hearing.ts';
import { type EventIds, type Interpreter, isMindless, never, wake } from './interpreter.ts';
import type { Membership } from './membership.ts';
import { interpretNothing } from './nothing.ts';
import type { Transition } from './output.ts';
import type { Predicates } from './predicates.ts';
import { interpretTrigger } from './trigger.ts';
import type { VisitKeeper, Visits } from './visits.ts';

/** What a segment remembers of one user. */
export interface SegmentState {
  readonly enter: unknown;
  readonly exit: unknown;
  // The membership, of which no object is made since there would be a new one at each enter and renewal.
  /** null outside. */
  eventIds: EventIds | null;
  enteredAt: number;
  /** Infinity outside. */
  expiresAt: number;
  /** Whether the formula of a combination was true after the instant before. */
  wasTrue: boolean;
}

/** One instant of one user. */
export interface Instant {
  readonly userId: string;
  /** Epoch ms. */
  readonly at: number;
  /** The user's events at this instant, in their order (§2). */
  readonly events: readonly Event[];
  /** What has been told of the user at this instant so far, that of each segment in its order; `tell` adds to it. */
  told: Transition[];
  /** The user's sessions that are open. */
  readonly visits: Visits;
  /** The user's sessions that end at this instant; null when none does. */
  readonly ended: Visits | null;
}

/** A segment made ready to be applied to any user. The steps of one instant are made in the order in which they stand here (SEMANTICS §4, §7). */
export interface PreparedSegment {
  readonly id: string;
  /** The types of the events that `atEvent` must be given. */
  readonly hears: Hearing;
  /** Whether it judges sessions when they are closed. */
  readonly judgesEnds: boolean;
  begin(): SegmentState;
  /** null outside. */
  membershipOf(state: SegmentState): Membership | null;
  /** Whether nothing is remembered. */
  isBlank(state: SegmentState): boolean;
  /** The next instant at which something happens by itself, epoch ms; Infinity when nothing is pending. */
  wakeAt(state: SegmentState): number;
  /** Phases 0 and 1: the end by ttl, then the deadlines. For every instant that `wakeAt` names, and for each at which sessions end that it judges. */
  atInstant(state: SegmentState, instant: Instant): void;
  /** Phase 2: the next event of the instant. Whether what is remembered may have changed. */
  atEvent(state: SegmentState, event: Event, instant: Instant): boolean;
  /**
   * Phase 3, of a combination only, when something has been told. Those that it refers to must have been judged.
   *
   * @param isMember whether the user is in a segment by now
   */
  readonly judge: ((state: SegmentState, instant: Instant, isMember: (segment: string) => boolean) => void) | null;
}

/** Prepares a segment once for all users. */
export function prepareSegment(
  { id, enter, exit: leave, ttlMs }: Segment,
  predicates: Predicates,
  keeper: VisitKeeper,
): PreparedSegment {
  const enters: Interpreter =
    enter.kind === 'combination' ? interpretNothing : interpretTrigger(enter, predicates, keeper);
  const leaves: Interpreter = leave === null ? interpretNothing : interpretTrigger(leave, predicates, keeper);
  const combination = enter.kind === 'combination' ? prepareCombination(enter) : null;

  /** Whether a trigger remembers something besides the membership. */
  const isMindful = !isMindless(enters) || !isMindless(leaves);

  function enterAt(state: SegmentState, instant: Instant, eventIds: EventIds): void {
    const { userId, at } = instant;
    const op = state.eventIds === null ? 'enter' : 'renew';
    const expiresAt = at + ttlMs;
    if (op === 'enter') state.enteredAt = at;
    state.expiresAt = expiresAt;
    state.eventIds = eventIds;
    tell(instant, { userId, segment: id, op, at, expiresAt, reason: 'event', eventIds });
  }

  function leaveAt(state: SegmentState, instant: Instant, eventIds: EventIds, reason: 'event' | 'ttl'): void {
    if (state.eventIds === null) return;
    state.eventIds = null;
    state.expiresAt = never;
    const { userId, at } = instant;
    tell(instant, { userId, segment: id, op: 'exit', at, expiresAt: null, reason, eventIds });
  }

  /** Phase 1: of both triggers, by the id of the last deciding event, and for one id enter first. */
  function stepDeadlines(state: SegmentState, instant: Instant): void {
    const entering = holdingsOf(enters, state.enter, instant);
    const leaving = holdingsOf(leaves, state.exit, instant);
    if (leaving.length === 0 && entering.length < 2) {
      for (const eventIds of entering) enterAt(state, instant, eventIds);
      return;
    }
    const holdings = [
      ...entering.map((eventIds) => ({ eventIds, isExit: false })),
      ...leaving.map((eventIds) => ({ eventIds, isExit: true })),
    ].sort((a, b) => compareIds(tipping(a.eventIds), tipping(b.eventIds)) || Number(a.isExit) - Number(b.isExit));
    for (const { eventIds, isExit } of holdings) {
      if (isExit) leaveAt(state, instant, eventIds, 'event');
      else enterAt(state, instant, eventIds);
    }
  }

  return {
    id,
    hears: hearingOf([enters, leaves]),
    judgesEnds: enters.atEnd !== undefined || leaves.atEnd !== undefined,
    begin: () => ({
      enter: enters.begin(),
      exit: leaves.begin(),
      eventIds: null,
      enteredAt: never,
      expiresAt: never,
      wasTrue: false,
    }),
    membershipOf: ({ eventIds, enteredAt, expiresAt }) => eventIds && { enteredAt, expiresAt, eventIds },
    isBlank: (state) =>
      state.eventIds === null && !state.wasTrue && enters.isBlank(state.enter) && leaves.isBlank(state.exit),
    wakeAt: ({ enter, exit, expiresAt }) => Math.min(enters.wakeAt(enter), leaves.wakeAt(exit), expiresAt),
    atInstant(state, instant) {
      if (state.eventIds !== null && state.expiresAt === instant.at) leaveAt(state, instant, state.eventIds, 'ttl');
      stepDeadlines(state, instant);
    },
    atEvent(state, event, instant) {
      const entering = enters.atEvent(state.enter, event, instant.visits);
      if (entering !== null) enterAt(state, instant, entering);
      const leaving = leaves.atEvent(state.exit, event, instant.visits);
      if (leaving !== null) leaveAt(state, instant, leaving, 'event');
      return isMindful || entering !== null || leaving !== null;
    },
    judge:
      combination &&
      ((state, instant, isMember) => {
        const judgement = combination.judge(instant.told, isMember);
        if (judgement === null) return;
        const { isTrue, isRenewed, eventIds } = judgement;
        if (!isTrue) leaveAt(state, instant, eventIds, 'event');
        else if (!state.wasTrue || isRenewed) enterAt(state, instant, eventIds);
        state.wasTrue = isTrue;
      }),
  };
}

/** What has been told when nothing has. */
export const untold: Transition[] = [];
Object.freeze(untold);

/** Nearly always one transition is all that is told, so no room is made for more. */
function tell(instant: Instant, transition: Transition): void {
  if (instant.told.length === 0) instant.told = [transition];
  else instant.told.push(transition);
}

/** Each time that a trigger holds by itself at an instant. */
function holdingsOf(trigger: Interpreter, state: unknown, { at, events, ended }: Instant): readonly EventIds[] {
  const held = wake(trigger, state, at, events);
  const atEnd = ended && trigger.atEnd?.(ended);
  return atEnd ? [...held, atEnd] : held;
}

const tipping = (eventIds: EventIds) => eventIds.at(-1) ?? '';
