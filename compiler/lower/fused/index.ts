import { inEvaluationOrder } from '../../ir/combination.ts';
import { segmentHash } from '../../ir/json.ts';
import type { Program } from '../../ir/program.ts';
import type { Segment } from '../../ir/segment.ts';
import type { FusedBehaviour, FusedPlan, FusedSegment } from '../../plan/fused.ts';
import { lowerSource } from '../source.ts';
import { fuseTrigger, predicatesOf } from './behaviour.ts';
import { collectQuestions, type Questions } from './questions.ts';

/** What is this far from the clock is of now, whatever clocks and queues there are on the way to the job, ms. */
const nowWithinMs = 60_000;

/** IR → the plan in which one operator runs all rules. Total, as the other plan is. */
export function fuseProgram({ source, segments }: Program): FusedPlan {
  const questions = collectQuestions();
  const fused = segments.map((segment) => fuseSegment(segment, questions));
  const behaviours = fused.flatMap(({ enter, exit }) =>
    [enter, exit].filter((part): part is FusedBehaviour => part !== null && part.kind !== 'combination'),
  );
  const lowered = lowerSource(source);
  return {
    source: lowered,
    program: {
      version: 1,
      predicates: questions.predicates(),
      values: questions.values(),
      passesAll: behaviours.some((behaviour) => predicatesOf(behaviour) === null),
      // No event is late that is as old as the lateness. Of what is older, a job that catches up or plays a recording would tell Redis twice.
      aheadWithinMs: fused.some(isOfSingleEvents) ? Math.max(nowWithinMs, lowered.latenessMs) : null,
      segments: fused,
      combinations: inEvaluationOrder(segments)
        .filter(({ enter }) => enter.kind === 'combination')
        .map(({ id }) => id),
    },
  };
}

/** Whether what an event does to the segment can be told without knowing its user. */
const isOfSingleEvents = ({ enter, exit }: FusedSegment): boolean =>
  enter.kind === 'occurs' && (exit === null || exit.kind === 'occurs');

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
