import type { Sequence } from '../../compiler/ir/sequence.ts';
import { interpretBehaviour } from './behaviour.ts';
import type { Chain } from './chain.ts';
import { hearingOf } from './hearing.ts';
import { holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface SequenceState {
  readonly steps: readonly unknown[];
  /**
   * For each step but the last, the chains that end with it. The one with the latest last link comes first, of those with the same the one
   * with the latest link before, and so on. All of those that may still be needed.
   */
  readonly chains: (readonly Chain[])[];
}

/**
 * SEMANTICS §12. Without `where` the first chain of a step is all that is needed: each of its links is at least as late as that of any other
 * chain, its first one as well, so that it is within T whenever one is.
 */
export function interpretSequence(
  { steps: parts, where, withinMs }: Sequence,
  predicates: Predicates,
  keeper: VisitKeeper,
): Interpreter<SequenceState> {
  const steps = parts.map((step) => interpretBehaviour(step, predicates, keeper));
  const last = steps.length - 1;
  const predicate = where === null ? null : predicates.ofChain(where);
  const isWanted = (chain: Chain) => predicate === null || predicate(chain) === true;
  const needed = (chains: readonly Chain[]) => (predicate === null ? chains.slice(0, 1) : chains);
  const expiryOf = (chain: Chain | undefined) => (chain?.[0]?.event.ts ?? never) + withinMs;
  /** The chain that expires last: none begins later than the latest first step. */
  const forgottenAt = ({ chains }: SequenceState) => expiryOf(chains[0]?.[0]);

  return {
    silenceMs: 0,
    hears: hearingOf(steps),
    begin: () => ({ steps: steps.map((step) => step.begin()), chains: parts.slice(1).map(() => []) }),
    isBlank: (state) => forgottenAt(state) === never && steps.every((step, i) => step.isBlank(state.steps[i])),
    wakeAt: (state) => Math.min(forgottenAt(state), ...steps.map((step, i) => step.wakeAt(state.steps[i]))),
    atInstant(state, instant, events) {
      steps.forEach((step, i) => {
        wake(step, state.steps[i], instant, events);
      });
      if (forgottenAt(state) === instant) state.chains.fill([]);
      return holdsNever;
    },
    atEvent(state, event, visits) {
      const held = steps.map((step, i) => step.atEvent(state.steps[i], event, visits));
      const within = (chains: readonly Chain[] = []) => chains.filter((chain) => event.ts < expiryOf(chain));
      let completed: Chain | undefined;
      // From the last step to the first, so that the event does not extend a chain that it has itself extended.
      for (let i = last; i >= 0; i--) {
        const eventIds = held[i];
        if (!eventIds) continue;
        const begun = i === 0 ? [[]] : within(state.chains[i - 1]);
        const extended = begun.map((chain) => [...chain, { event, eventIds }]);
        if (i === last) completed = extended.find(isWanted);
        else state.chains[i] = needed([...extended, ...within(state.chains[i])]);
      }
      return completed?.flatMap((link) => link.eventIds) ?? null;
    },
  };
}
