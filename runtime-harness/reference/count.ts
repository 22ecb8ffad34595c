import type { Count } from '../../compiler/ir/count.ts';
import { interpretBehaviour } from './behaviour.ts';
import { holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface CountState {
  readonly of: unknown;
  /** When `of` held last, epoch ms, rising; no more than are needed. */
  readonly held: number[];
}

/** SEMANTICS §11. Of the times at which `of` held, the last `atLeast` tell whether there are enough. */
export function interpretCount(
  { of, atLeast, withinMs }: Count,
  predicates: Predicates,
  keeper: VisitKeeper,
): Interpreter<CountState> {
  const counted = interpretBehaviour(of, predicates, keeper);
  const forgottenAt = ({ held }: CountState) => (held.at(-1) ?? never) + withinMs;
  return {
    silenceMs: 0,
    hears: counted.hears,
    begin: () => ({ of: counted.begin(), held: [] }),
    isBlank: (state) => state.held.length === 0 && counted.isBlank(state.of),
    wakeAt: (state) => Math.min(counted.wakeAt(state.of), forgottenAt(state)),
    atInstant(state, instant, events) {
      wake(counted, state.of, instant, events);
      if (forgottenAt(state) === instant) state.held.length = 0;
      return holdsNever;
    },
    atEvent(state, event, visits) {
      const eventIds = counted.atEvent(state.of, event, visits);
      if (eventIds === null) return null;
      const { held } = state;
      held.push(event.ts);
      while (held.length > atLeast || event.ts >= (held[0] as number) + withinMs) held.shift();
      return held.length === atLeast ? eventIds : null;
    },
  };
}
