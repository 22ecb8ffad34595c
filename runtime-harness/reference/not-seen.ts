import type { NotSeen } from '../../compiler/ir/not-seen.ts';
import { interpretBehaviour } from './behaviour.ts';
import { type EventIds, holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface NotSeenState {
  readonly of: unknown;
  /** Infinity while the clock stands. */
  deadline: number;
  /** Deciding events of the holding that started the clock last. */
  startedBy: EventIds;
}

/** SEMANTICS §14. A clock that each holding of `of` starts anew. */
export function interpretNotSeen(
  { of, forMs }: NotSeen,
  predicates: Predicates,
  keeper: VisitKeeper,
): Interpreter<NotSeenState> {
  const seen = interpretBehaviour(of, predicates, keeper);
  return {
    silenceMs: forMs,
    hears: seen.hears,
    begin: () => ({ of: seen.begin(), deadline: never, startedBy: [] }),
    isBlank: (state) => state.deadline === never && seen.isBlank(state.of),
    wakeAt: (state) => Math.min(state.deadline, seen.wakeAt(state.of)),
    atInstant(state, instant, events) {
      wake(seen, state.of, instant, events);
      if (state.deadline !== instant) return holdsNever;
      state.deadline = never;
      return [state.startedBy];
    },
    atEvent(state, event, visits) {
      const startedBy = seen.atEvent(state.of, event, visits);
      if (startedBy !== null) {
        state.deadline = event.ts + forMs;
        state.startedBy = startedBy;
      }
      return null;
    },
  };
}
