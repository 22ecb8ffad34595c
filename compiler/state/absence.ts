import type { Absence } from '../ir/absence.ts';
import type { Piece } from './piece.ts';

/** SEMANTICS §5. MATCH_RECOGNIZE holds one partial match, the session window one timer; both go, and nothing stays. */
export const absenceState = ({ forMs }: Absence, part: string): Piece => ({
  part,
  keeps: 'the last `after`: its time and deciding ids, and the timer of its deadline',
  atMostMs: forMs,
  ends: 'the deadline; before it a `no` stops the clock and a further `after` takes the place (SEMANTICS §5)',
  leaves: null,
});
