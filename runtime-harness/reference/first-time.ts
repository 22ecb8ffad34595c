import type { FirstTime } from '../../compiler/ir/first-time.ts';
import { interpretBehaviour } from './behaviour.ts';
import { holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface FirstTimeState {
  of: unknown;
  /** Kept for good. */
  hasHeld: boolean;
}

/** SEMANTICS §13. Once `of` has held, only that is remembered. */
export function interpretFirstTime(
  { of }: FirstTime,
  predicates: Predicates,
  keeper: VisitKeeper,
): Interpreter<FirstTimeState> {
  const inner = interpretBehaviour(of, predicates, keeper);
  return {
    silenceMs: 0,
    hears: inner.hears,
    begin: () => ({ of: inner.begin(), hasHeld: false }),
    isBlank: (state) => !state.hasHeld && inner.isBlank(state.of),
    wakeAt: (state) => (state.hasHeld ? never : inner.wakeAt(state.of)),
    atInstant(state, instant, events) {
      wake(inner, state.of, instant, events);
      return holdsNever;
    },
    atEvent(state, event, visits) {
      if (state.hasHeld) return null;
      const eventIds = inner.atEvent(state.of, event, visits);
      if (eventIds === null) return null;
      state.hasHeld = true;
      state.of = inner.begin();
      return eventIds;
    },
  };
}
