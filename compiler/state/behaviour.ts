import type { Behaviour } from '../ir/behaviour.ts';
import type { Trigger } from '../ir/segment.ts';
import { absenceState } from './absence.ts';
import { countState } from './count.ts';
import { firstTimeState } from './first-time.ts';
import { notSeenState } from './not-seen.ts';
import { type Piece, sizes } from './piece.ts';
import { sequenceState } from './sequence.ts';
import { sessionState } from './session.ts';

/** What a behaviour keeps, its parts first. An event by itself keeps nothing. */
function behaviourState(behaviour: Behaviour, part: string): Piece[] {
  switch (behaviour.kind) {
    case 'occurs':
      return [];
    case 'count':
      return [...behaviourState(behaviour.of, `${part}, \`of\``), countState(behaviour, part)];
    case 'firstTime':
      return [...behaviourState(behaviour.of, `${part}, \`of\``), firstTimeState(part)];
    case 'notSeen':
      return [...behaviourState(behaviour.of, `${part}, \`of\``), notSeenState(behaviour, part)];
    case 'absence':
      return [
        ...behaviourState(behaviour.after, `${part}, \`after\``),
        ...behaviourState(behaviour.no, `${part}, \`no\``),
        absenceState(behaviour, part),
      ];
    case 'sequence': {
      const steps = behaviour.steps.flatMap((step, index) => behaviourState(step, `${part}, step ${index + 1}`));
      return [...steps, sequenceState(behaviour, part)];
    }
    case 'session':
      return [sessionState(behaviour, part)];
  }
}

/** What a trigger keeps; within `per` (SEMANTICS §15) all of it for each value that the user has ever had. */
export function triggerState(trigger: Trigger, part: string): Piece[] {
  if (trigger.kind !== 'per') return behaviourState(trigger, part);
  const each = `${part}, for each ${trigger.field}`;
  const divided: Piece = {
    part: each,
    keeps: 'the times of the last two events; shared by all rules per this field',
    atMostMs: null,
    ends: 'nothing: a value may come again at any time (SEMANTICS §15)',
    leaves: { what: 'those times, for every value', bytes: sizes.key + sizes.text + 2 * sizes.number },
  };
  // The key is user and value.
  const inner = behaviourState(trigger.of, each).map((piece) =>
    piece.leaves === null
      ? piece
      : { ...piece, leaves: { what: `${piece.leaves.what}, for every value`, bytes: piece.leaves.bytes + sizes.text } },
  );
  return [divided, ...inner];
}
