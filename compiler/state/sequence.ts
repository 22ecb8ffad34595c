import type { Expression } from '../ir/expression.ts';
import { leavesOf } from '../ir/leaves.ts';
import type { Sequence } from '../ir/sequence.ts';
import { decidingIds } from './deciding.ts';
import { type Piece, sizes } from './piece.ts';

/** SEMANTICS §12. Without `where` the aggregate `chain`, one chain for each step; with it `candidates`, all that may still go on. */
export function sequenceState(sequence: Sequence, part: string): Piece {
  return sequence.where === null ? latestChains(sequence, part) : allChains(sequence, sequence.where, part);
}

/** The ids in a chain that ends in each step but the last. */
const idsByStep = ({ steps }: Sequence): number[] =>
  steps.slice(0, -1).map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + decidingIds(step), 0));

function latestChains(sequence: Sequence, part: string): Piece {
  const ids = [...idsByStep(sequence), decidingIds(sequence)].reduce((sum, each) => sum + each, 0);
  return {
    part,
    keeps: `for each of the first ${sequence.steps.length - 1} steps the latest chain that ends in it: when it began, and its deciding ids`,
    atMostMs: sequence.withinMs,
    ends: 'a chain that began `within` or more ago is completed no more; a later one takes its place (SEMANTICS §12)',
    leaves: {
      what: 'those chains, and the one last completed',
      bytes: sizes.key + idsByStep(sequence).length * 8 + ids * sizes.text,
    },
  };
}

function allChains(sequence: Sequence, where: Expression, part: string): Piece {
  const { steps, withinMs } = sequence;
  const fields = leavesOf(where).flatMap((leaf) =>
    leaf.kind === 'stepField' && leaf.step < steps.length - 1 ? [`${leaf.name} of step ${leaf.step + 1}`] : [],
  );
  const carried = [...new Set(fields)];
  const ids = Math.max(...idsByStep(sequence));
  return {
    part,
    keeps: `all chains that may still be completed: when each began, its deciding ids${carried.length === 0 ? '' : `, and ${carried.join(', ')}`}`,
    atMostMs: withinMs,
    ends: 'a chain that began `within` or more ago is dropped when the user comes by a step again (SEMANTICS §12)',
    leaves: {
      what: 'the chains that had begun in the last `within` (bytes for one)',
      bytes: sizes.key + 2 * sizes.number + (ids + carried.length) * sizes.text,
    },
  };
}
