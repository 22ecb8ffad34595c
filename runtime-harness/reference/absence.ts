import type { Absence } from '../../compiler/ir/absence.ts';
import type { BehaviourState, Interpreter } from './interpreter.ts';
import { holdsAt } from './occurs.ts';

interface AbsenceState extends BehaviourState {
  /** Infinity while the clock stands. */
  deadline: number;
  /** Id of the `after` that started the clock last. */
  startedBy: string;
}

/** SEMANTICS §5. A clock per user, which `after` starts and `no` stops. */
export function interpretAbsence(absence: Absence): Interpreter<AbsenceState> {
  const isAfter = holdsAt(absence.after);
  const isNo = holdsAt(absence.no);
  return {
    silenceMs: absence.forMs,
    begin: () => ({ deadline: standing, startedBy: '' }),
    atDeadline(state) {
      state.deadline = standing;
      return state.startedBy;
    },
    atEvent(state, event) {
      if (isAfter(event)) {
        state.deadline = event.ts + absence.forMs;
        state.startedBy = event.eventId;
      } else if (isNo(event)) {
        state.deadline = standing;
      }
      return false;
    },
  };
}

const standing = Number.POSITIVE_INFINITY;
