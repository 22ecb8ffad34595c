import { inEvaluationOrder } from '../../ir/combination.ts';
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
      combinations: inEvaluationOrder(segments)
        .filter(({ enter }) => enter.kind === 'combination')
        .map(({ id }) => id),
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
