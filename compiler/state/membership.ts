import type { Combination } from '../ir/combination.ts';
import { membersOf } from '../ir/combination.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import { combined, direct, needsSettling, settled } from '../lower/delays.ts';
import { decidingIds } from './deciding.ts';
import { type Piece, sizes } from './piece.ts';

/** The events that decide, in the longer of entering and leaving. A combination passes on those of another segment, taken for one. */
const idsOf = (triggers: readonly Trigger[]): number =>
  Math.max(1, ...triggers.map((trigger) => decidingIds(trigger.kind === 'per' ? trigger.of : trigger)));

/** SEMANTICS §7. The aggregates `previous` over the steps of a membership hold the last step and the one before. */
export function membershipState({ id, enter, exit, ttlMs }: Segment, triggers: readonly Trigger[]): Piece[] {
  const isCombination = enter.kind === 'combination';
  const inOrder = needsSettling(triggers);
  const { slackMs } = isCombination ? combined : inOrder ? settled : direct;
  const ids = idsOf(triggers);
  // Without an exit the step before the last is the end by ttl, which has no values.
  const canLeave = isCombination || exit !== null;
  const step = 2 * sizes.number + sizes.rule + (1 + ids) * sizes.text;
  return [
    ...(isCombination ? [combinationState(enter, ids)] : inOrder ? [settledState(ids)] : []),
    {
      part: 'membership',
      keeps:
        'the membership: its expiry, deciding ids and the hash of the rule, and the same of the step before; the timer of the expiry',
      atMostMs: ttlMs,
      ends: `an exit, or the expiry, \`ttl\` after the last renewal; the timer comes ${slackMs} ms later (SEMANTICS §7)`,
      leaves: { what: 'the last membership', bytes: sizes.key + id.length + 1 + (canLeave ? 2 : 1) * step },
    },
  ];
}

/** One move as the aggregates `settle` and `combine` hold it. */
const moveSize = (ids: number): number => sizes.number + 8 + (1 + ids) * sizes.text;

/** SEMANTICS §7. */
const settledState = (ids: number): Piece => ({
  part: 'order',
  keeps: 'what has moved the user in or out, held back until it is in the order of its instants',
  atMostMs: settled.quietMs + 2,
  ends: `${settled.quietMs} ms without another (SEMANTICS §7)`,
  leaves: { what: 'what was given out last', bytes: sizes.key + moveSize(ids) },
});

/** SEMANTICS §16. */
function combinationState({ formula }: Combination, ids: number): Piece {
  return {
    part: 'formula',
    keeps: `which of ${membersOf(formula).join(', ')} the user is in, whether the formula holds, and what has happened to them in the last ${combined.quietMs} ms`,
    atMostMs: null,
    ends: 'the exits from all of them, each at its own `ttl` at the latest (SEMANTICS §16)',
    leaves: { what: 'an empty list, and what was given out last', bytes: sizes.key + sizes.flag + moveSize(ids) },
  };
}
