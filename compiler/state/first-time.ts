import { type Piece, sizes } from './piece.ts';

/** SEMANTICS §13. The aggregate `previous` over the times. */
export const firstTimeState = (part: string): Piece => ({
  part,
  keeps: 'one mark: the times of the last two that `of` held',
  atMostMs: null,
  ends: 'nothing: a first time is the first for ever (SEMANTICS §13)',
  leaves: { what: 'the mark', bytes: sizes.key + 2 * sizes.number },
});
