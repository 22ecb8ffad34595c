import { membersOf } from '../ir/combination.ts';
import { segmentHash } from '../ir/json.ts';
import type { Segment } from '../ir/segment.ts';
import type { SegmentPlan } from '../plan/plan.ts';
import { lowerBehaviour } from './behaviour.ts';
import { lowerFormula } from './combination.ts';
import { combined, direct, needsSettling, settled } from './delays.ts';
import { behaviourOf, scopeOf } from './per.ts';
import { type Shared, triggersOf } from './shared.ts';

/** SEMANTICS §7. The views of one segment, the last of which move its users. */
export function lowerSegment(segment: Segment, shared: Shared): SegmentPlan {
  const { id, enter, ttlMs, span } = segment;
  const rule = segmentHash(segment);
  const triggers = triggersOf(segment);
  const relations = triggers.flatMap(({ name, role, trigger }) => {
    const move = { segment: id, role, rule, ttlMs };
    return lowerBehaviour(behaviourOf(trigger), { name, scope: scopeOf(trigger), move, shared });
  });
  const plan = { id, file: span.file, rule, ttlMs };
  const move = { segment: id, rule, ttlMs };
  const views = triggers.map(({ name }) => name);
  const moves = `${id}/moves`;
  if (enter.kind === 'combination') {
    const { formula } = enter;
    const of = membersOf(formula);
    const text = lowerFormula(formula);
    relations.push({ kind: 'combinedMoves', name: moves, move, of, formula: text, moves: views, delay: combined });
    return { ...plan, relations, moves: [moves], slackMs: combined.slackMs };
  }
  if (needsSettling(triggers.map(({ trigger }) => trigger))) {
    relations.push({ kind: 'settledMoves', name: moves, move, moves: views, delay: settled });
    return { ...plan, relations, moves: [moves], slackMs: settled.slackMs };
  }
  return { ...plan, relations, moves: views, slackMs: direct.slackMs };
}
