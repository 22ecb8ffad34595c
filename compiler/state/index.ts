import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { ChosenPlan } from '../plan/plan-name.ts';
import { triggerState } from './behaviour.ts';
import { everyEventState } from './every-event.ts';
import { fusedPieces, fusedShared } from './fused.ts';
import { membershipState } from './membership.ts';
import type { Piece } from './piece.ts';

export { renderState } from './render.ts';

/** What Flink keeps for each user because of one segment. */
export interface SegmentState {
  readonly segment: string;
  readonly own: readonly Piece[];
  /** About how many bytes of it stay for good of a user who never comes back. */
  readonly leavesBytes: number;
  /** What is kept once for all segments. */
  readonly shared: readonly Piece[];
  readonly sharedLeavesBytes: number;
}

/** IR → what Flink keeps by a plan. It follows the templates of `print` and the aggregates in Java: a change there is one here. */
export function segmentState(
  segment: Segment,
  program: Pick<Program, 'source'>,
  plan: ChosenPlan = 'readable',
): SegmentState {
  const { enter, exit } = segment;
  const entering = enter.kind === 'combination' ? [] : [enter];
  const leaving = exit === null ? [] : [exit];
  const readable = [
    ...entering.flatMap((trigger) => triggerState(trigger, 'enter')),
    ...leaving.flatMap((trigger) => triggerState(trigger, 'exit')),
    ...membershipState(segment, [...entering, ...leaving]),
  ];
  const own = plan === 'fused' ? fusedPieces(segment, readable) : readable;
  const shared = plan === 'fused' ? fusedShared(program) : everyEventState(program.source);
  return { segment: segment.id, own, leavesBytes: sum(own), shared, sharedLeavesBytes: sum(shared) };
}

const sum = (pieces: readonly Piece[]): number => pieces.reduce((total, { leaves }) => total + (leaves?.bytes ?? 0), 0);
