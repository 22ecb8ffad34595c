import type { Program } from '../../compiler/ir/program.ts';
import type { Trigger } from '../../compiler/ir/segment.ts';
import { compareIds } from '../event-log/order.ts';
import { compareTransitions, type Transition } from './transition.ts';

type Phase = 0 | 1 | 2 | 3;

/**
 * The whole order of `flink-deploy/CONTRACT.md`: (at, userId, segment, phase, eventId, role). Whether a transition belongs to a
 * deadline (phase 1), to an event (phase 2) or to a combination (phase 3) depends on the segment's triggers, hence the program.
 */
export function createTransitionOrder(program: Program): (left: Transition, right: Transition) => number {
  const phases = new Map(program.segments.map(({ id, enter, exit }) => [id, phasesOf(enter, exit)]));

  function phase({ op, reason, segment }: Transition): Phase {
    if (reason === 'ttl') return 0;
    return phases.get(segment)?.[op === 'exit' ? 'exit' : 'enter'] ?? 2;
  }

  return (left, right) =>
    compareTransitions(left, right) ||
    phase(left) - phase(right) ||
    compareIds(left.eventIds.at(-1) ?? '', right.eventIds.at(-1) ?? '') ||
    Number(left.op === 'exit') - Number(right.op === 'exit');
}

function phasesOf(
  enter: Program['segments'][number]['enter'],
  exit: Trigger | null,
): { readonly enter: Phase; readonly exit: Phase } {
  if (enter.kind !== 'combination') return { enter: phaseOf(enter), exit: exit === null ? 2 : phaseOf(exit) };
  // Its exit may be that of its formula as well (phase 3); but then there is no other transition at that instant.
  return { enter: 3, exit: exit === null ? 3 : phaseOf(exit) };
}

/** SEMANTICS §4. A trigger holds at deadlines or at events, never at both. */
function phaseOf(trigger: Trigger): Phase {
  switch (trigger.kind) {
    case 'per':
      return phaseOf(trigger.of);
    case 'absence':
    case 'notSeen':
      return 1;
    case 'session':
      return trigger.judged === 'closed' ? 1 : 2;
    case 'occurs':
    case 'count':
    case 'sequence':
    case 'firstTime':
      return 2;
  }
}
