import type { Segment } from '../../compiler/ir/segment.ts';
import type { Event } from '../event-log/event.ts';
import { interpretBehaviour } from './behaviour.ts';
import type { BehaviourState } from './interpreter.ts';
import { enterOrRenew, entry, exit, type Membership } from './membership.ts';
import { holdsAt } from './occurs.ts';
import type { Transition } from './output.ts';

/** What a segment remembers of one user. */
export interface SegmentState {
  readonly behaviour: BehaviourState;
  /** null outside. */
  membership: Membership | null;
}

/** Takes a transition as soon as it is decided. */
export type Emit = (transition: Transition) => void;

/** A segment made ready to be applied to any user. */
export interface PreparedSegment {
  readonly id: string;
  /** How long after a user's last event silence alone can still decide an enter, in ms. */
  readonly silenceMs: number;
  begin(): SegmentState;
  /** The next instant at which something happens by itself, epoch ms; Infinity when nothing is pending. */
  wakeAt(state: SegmentState): number;
  /**
   * SEMANTICS §4, §7. One instant of one user: the end by ttl, then the deadline, then the events, given in their order (§2).
   * Every instant that `wakeAt` names must be given.
   */
  step(state: SegmentState, userId: string, instant: number, events: readonly Event[], emit: Emit): void;
}

/** Prepares a segment once for all users. */
export function prepareSegment({ id, enter: behaviour, exit: leaving, ttlMs }: Segment): PreparedSegment {
  const interpreter = interpretBehaviour(behaviour);
  const leaves = leaving === null ? null : holdsAt(leaving);

  return {
    id,
    silenceMs: interpreter.silenceMs,
    begin: () => ({ behaviour: interpreter.begin(), membership: null }),
    wakeAt: ({ behaviour: { deadline }, membership }) =>
      membership === null ? deadline : Math.min(deadline, membership.expiresAt),
    step(state, userId, instant, events, emit) {
      if (state.membership?.expiresAt === instant) {
        emit(exit(userId, id, instant, 'ttl', state.membership.eventIds));
        state.membership = null;
      }
      if (state.behaviour.deadline === instant) {
        const eventId = interpreter.atDeadline(state.behaviour, events.length === 0);
        if (eventId !== null) enterAt(state, userId, instant, eventId, emit);
      }
      for (const event of events) {
        if (interpreter.atEvent(state.behaviour, event)) enterAt(state, userId, instant, event.eventId, emit);
        if (state.membership !== null && leaves?.(event)) {
          emit(exit(userId, id, instant, 'event', [event.eventId]));
          state.membership = null;
        }
      }
    },
  };

  function enterAt(state: SegmentState, userId: string, instant: number, eventId: string, emit: Emit): void {
    const { membership } = state;
    state.membership = enterOrRenew(membership, instant, ttlMs, eventId);
    emit(entry(membership === null ? 'enter' : 'renew', userId, id, instant, state.membership));
  }
}
