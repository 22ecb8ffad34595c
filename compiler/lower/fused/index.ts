import { membersOf } from '../../ir/combination.ts';
import { segmentHash } from '../../ir/json.ts';
import type { Program } from '../../ir/program.ts';
import type { Segment } from '../../ir/segment.ts';
import type { FusedBehaviour, FusedPlan, FusedSegment } from '../../plan/fused.ts';
import { lowerSource } from '../source.ts';
import { fuseTrigger, predicatesOf } from './behaviour.ts';
import { collectQuestions, type Questions } from './questions.ts';

/** IR → the plan in which one operator runs all rules. Total, as the other plan is. */
export function fuseProgram({ source, segments }: Program): FusedPlan {
  const questions = collectQuestions();
  const fused = segments.map((segment) => fuseSegment(segment, questions));
  const behaviours = fused.flatMap(({ enter, exit }) =>
    [enter, exit].filter((part): part is FusedBehaviour => part !== null && part.kind !== 'combination'),
  );
  return {
    source: lowerSource(source),
    program: {
      version: 1,
      predicates: questions.predicates(),
      values: questions.values(),
      passesAll: behaviours.some((behaviour) => predicatesOf(behaviour) === null),
      segments: fused,
      combinations: combinationsInOrder(segments),
    },
  };
}

function fuseSegment(segment: Segment, questions: Questions): FusedSegment {
  const { id, enter, exit, ttlMs } = segment;
  return {
    id,
    rule: segmentHash(segment),
    ttlMs,
    enter: enter.kind === 'combination' ? enter : fuseTrigger(enter, questions),
    exit: exit === null ? null : fuseTrigger(exit, questions),
  };
}

/** SEMANTICS §16. Each after those that it is made of; by id where that leaves a choice. */
function combinationsInOrder(segments: readonly Segment[]): readonly string[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const ordered = new Set<string>();
  const visit = (id: string): void => {
    const enter = byId.get(id)?.enter;
    if (enter?.kind !== 'combination' || ordered.has(id)) return;
    for (const member of membersOf(enter.formula)) visit(member);
    ordered.add(id);
  };
  for (const { id } of segments) visit(id);
  return [...ordered];
}
