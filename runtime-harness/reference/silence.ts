import { type Formula, membersOf } from '../../compiler/ir/combination.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { interpreted } from './predicates.ts';
import { interpretTrigger } from './trigger.ts';
import { createVisitKeeper } from './visits.ts';

/**
 * How long after a user's last event silence alone can still decide something else than the end of a membership by ttl, in ms: an absence,
 * the end of a session, or (§16) a combination that waits for the end of a membership.
 */
export function silenceOf(segments: readonly Segment[]): number {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));

  function ofSegment({ enter, exit }: Segment): number {
    const entering =
      enter.kind === 'combination'
        ? ofFormula(enter.formula)
        : interpretTrigger(enter, interpreted, createVisitKeeper()).silenceMs;
    return exit === null
      ? entering
      : Math.max(entering, interpretTrigger(exit, interpreted, createVisitKeeper()).silenceMs);
  }

  function ofFormula(formula: Formula): number {
    const waits = isNegating(formula);
    return Math.max(
      0,
      ...membersOf(formula).map((id) => {
        const segment = byId.get(id);
        if (segment === undefined) throw new Error(`segc has a bug: there is no segment "${id}"`);
        return ofSegment(segment) + (waits ? segment.ttlMs : 0);
      }),
    );
  }

  return Math.max(0, ...segments.map(ofSegment));
}

/** Whether the end of a membership can make it true. */
function isNegating(formula: Formula): boolean {
  if (formula.kind === 'member') return false;
  return formula.kind === 'not' || formula.of.some(isNegating);
}
