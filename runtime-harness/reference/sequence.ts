import type { Sequence } from '../../compiler/ir/sequence.ts';
import { interpretBehaviour } from './behaviour.ts';
import type { Chain, Link } from './chain.ts';
import { hearingOf } from './hearing.ts';
import { holdsNever, type Interpreter, never, wake } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

interface SequenceState {
  readonly steps: readonly unknown[];
  /**
   * For each step but the last, the chains that end with it. The one with the latest last link comes last, of those with the same the one
   * with the latest link before, and so on. All of those that may still be needed, and some that have expired.
   */
  readonly chains: readonly Chain[][];
}

/**
 * SEMANTICS §12. Without `where` the last chain of a step is all that is needed: each of its links is at least as late as that of any other
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
  const expiryOf = (chain: Chain | undefined) => (chain?.[0]?.event.ts ?? never) + withinMs;
  /** The chain that expires last: none begins later than the latest first step. */
  const forgottenAt = ({ chains }: SequenceState) => expiryOf(chains[0]?.at(-1));

  /** The chain that the last step completes, of those that it may the one with the latest links. */
  function complete(begun: readonly Chain[], link: Link): Chain | undefined {
    // One list for all that are tried, because most are tried in vain.
    const whole: Link[] = [];
    for (let i = begun.length - 1; i >= 0; i--) {
      const chain = begun[i] as Chain;
      if (link.event.ts >= expiryOf(chain)) {
        // Of chains with one link, those before have expired as well.
        if (chain.length === 1) return undefined;
        continue;
      }
      for (let step = 0; step < chain.length; step++) whole[step] = chain[step] as Link;
      whole[last] = link;
      if (isWanted(whole)) return whole;
    }
    return undefined;
  }

  /** Puts the chains that a step extends behind those that end with it. */
  function extend(chains: Chain[], begun: readonly Chain[], link: Link): void {
    for (const chain of begun) if (link.event.ts < expiryOf(chain)) chains.push([...chain, link]);
    const kept = predicate === null ? chains.length - 1 : chains.findIndex((chain) => link.event.ts < expiryOf(chain));
    if (kept > 0) chains.splice(0, kept);
  }

  return {
    silenceMs: 0,
    hears: hearingOf(steps),
    begin: () => ({ steps: steps.map((step) => step.begin()), chains: parts.slice(1).map(() => []) }),
    isBlank: (state) => forgottenAt(state) === never && steps.every((step, i) => step.isBlank(state.steps[i])),
    wakeAt(state) {
      let at = forgottenAt(state);
      for (let i = 0; i <= last; i++) at = Math.min(at, steps[i]?.wakeAt(state.steps[i]) ?? never);
      return at;
    },
    atInstant(state, instant, events) {
      steps.forEach((step, i) => {
        wake(step, state.steps[i], instant, events);
      });
      if (forgottenAt(state) === instant) for (const chains of state.chains) chains.length = 0;
      return holdsNever;
    },
    atEvent(state, event, visits) {
      let completed: Chain | undefined;
      // From the last step to the first, so that the event does not extend a chain that it has itself extended.
      for (let i = last; i >= 0; i--) {
        const eventIds = steps[i]?.atEvent(state.steps[i], event, visits) ?? null;
        if (eventIds === null) continue;
        const begun = state.chains[i - 1] ?? unbegun;
        const link = { event, eventIds };
        if (i === last) completed = complete(begun, link);
        else extend(state.chains[i] as Chain[], begun, link);
      }
      return completed?.flatMap((link) => link.eventIds) ?? null;
    },
  };
}

/** The chains before the first step: one that has no link yet. */
const unbegun: readonly Chain[] = [[]];
