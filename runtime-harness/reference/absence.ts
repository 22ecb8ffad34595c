import type { Absence } from '../../compiler/ir/absence.ts';
import { interpretBehaviour } from './behaviour.ts';
import { hearingOf } from './hearing.ts';
import { type EventIds, holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface AbsenceState {
  readonly after: unknown;
  readonly no: unknown;
  /** Infinity while the clock stands. */
  deadline: number;
  /** Deciding events of the `after` that started the clock last. */
  startedBy: EventIds;
}

/** SEMANTICS §5. A clock, which `after` starts and `no` stops. */
export function interpretAbsence(
  { after, no, forMs }: Absence,
  predicates: Predicates,
  keeper: VisitKeeper,
): Interpreter<AbsenceState> {
  const starts = interpretBehaviour(after, predicates, keeper);
  const stops = interpretBehaviour(no, predicates, keeper);
  return {
    silenceMs: forMs,
    hears: hearingOf([starts, stops]),
    begin: () => ({ after: starts.begin(), no: stops.begin(), deadline: never, startedBy: [] }),
    isBlank: (state) => state.deadline === never && starts.isBlank(state.after) && stops.isBlank(state.no),
    wakeAt: (state) => Math.min(state.deadline, starts.wakeAt(state.after), stops.wakeAt(state.no)),
    atInstant(state, instant, events) {
      wake(starts, state.after, instant, events);
      wake(stops, state.no, instant, events);
      if (state.deadline !== instant) return holdsNever;
      state.deadline = never;
      return [state.startedBy];
    },
    atEvent(state, event, visits) {
      const startedBy = starts.atEvent(state.after, event, visits);
      const stoppedBy = stops.atEvent(state.no, event, visits);
      if (startedBy !== null) {
        state.deadline = event.ts + forMs;
        state.startedBy = startedBy;
      } else if (stoppedBy !== null) {
        state.deadline = never;
      }
      return null;
    },
  };
}
