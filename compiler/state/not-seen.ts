import type { NotSeen } from '../ir/not-seen.ts';
import type { Piece } from './piece.ts';

/** SEMANTICS §14. */
export const notSeenState = ({ forMs }: NotSeen, part: string): Piece => ({
  part,
  keeps: 'the last time that `of` held: when, its deciding ids, and the timer of its deadline',
  atMostMs: forMs,
  ends: 'the deadline; before it a further time takes the place (SEMANTICS §14)',
  leaves: null,
});
