import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Piece } from './piece.ts';

/** So much longer than it is of use something may be kept, in ms (`io.segc.flink.engine.Wakes`). */
const forgettingMs = 1_800_000;

/**
 * The same by the fused plan: its operator forgets what can decide nothing any more. For good it keeps only what a rule asks it to keep for good: that a first time has
 * been (SEMANTICS §13).
 *
 * @param pieces by the readable plan, without memberships
 */
export function fusedPieces({ ttlMs }: Segment, pieces: readonly Piece[]): Piece[] {
  const own = pieces
    .filter(({ part }) => part !== 'order' && part !== 'membership')
    .map((piece) =>
      isForGood(piece)
        ? { ...piece, keeps: 'one mark', leaves: { what: 'the mark', bytes: 4 } }
        : { ...piece, leaves: null },
    );
  return [
    ...own,
    {
      part: 'membership',
      keeps: 'the membership: its expiry and deciding ids',
      atMostMs: ttlMs,
      ends: 'an exit, or the expiry, `ttl` after the last renewal (SEMANTICS §7)',
      leaves: null,
    },
  ];
}

const isForGood = ({ ends }: Piece): boolean => ends.includes('SEMANTICS §13');

/** What is kept once for all segments. */
export const fusedShared = ({ source }: Pick<Program, 'source'>): Piece[] => [
  {
    part: 'every event that a rule asks for',
    keeps: 'its time and id, which predicates hold at it, and the values that rules ask of it',
    atMostMs: Math.max(1, source.latenessMs),
    ends: 'the watermark, `lateness` and 1 ms behind the newest event, lets it go (SEMANTICS §2, §8); up to 16 events of a user at which nothing happens wait for others, 15 minutes at most',
    leaves: null,
  },
  {
    part: 'every user',
    keeps: 'how far it has been decided, and one timer',
    atMostMs: forgettingMs,
    ends: 'nothing else is remembered of the user; what can decide nothing any more is forgotten together with what follows it, half an hour later at most',
    leaves: null,
  },
];
