import type { Count } from '../ir/count.ts';
import { type Piece, sizes } from './piece.ts';

/** SEMANTICS §11. The aggregate `nth_last`: a ring of as many times as are asked for, not all within the span. */
export function countState({ atLeast, withinMs }: Count, part: string): Piece {
  const times = atLeast === 1 ? 'the time of the last' : `the times of the last ${atLeast}`;
  return {
    part,
    keeps: `${times} that \`of\` held, however many there are within the span`,
    atMostMs: withinMs,
    ends: 'a time that lies `within` or more back counts no more; a further one takes the place of the oldest (SEMANTICS §11)',
    leaves: { what: 'those times', bytes: sizes.key + atLeast * 8 + 12 },
  };
}
