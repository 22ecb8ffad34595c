import type { Source } from '../ir/program.ts';
import { type Piece, sizes } from './piece.ts';

/** SEMANTICS §2 and §8. What putting the events in order and dropping copies keeps, once for all segments. */
export const everyEventState = ({ latenessMs }: Source): Piece[] => [
  {
    part: 'every event',
    keeps: 'the events, whole, that event time has not passed yet',
    atMostMs: Math.max(1, latenessMs),
    ends: 'the watermark, `lateness` and 1 ms behind the newest event, puts them in order and lets them go (SEMANTICS §2, §8)',
    leaves: null,
  },
  {
    part: 'every event',
    keeps: 'ids and times of the last two events, to tell copies and sessions',
    atMostMs: null,
    ends: 'nothing: the next event takes the place of the older one (SEMANTICS §2)',
    leaves: { what: 'those two', bytes: sizes.key + 2 * (sizes.text + sizes.number) },
  },
];
