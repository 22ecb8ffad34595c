import type { Program } from '../../compiler/ir/program.ts';
import { compareIds } from '../event-log/order.ts';
import { compareTransitions, type Transition } from './transition.ts';

/**
 * The whole order of `flink-deploy/CONTRACT.md`: (at, userId, segment, phase, eventId, role). Whether an enter belongs to a
 * deadline (phase 1) or to an event (phase 2) depends on the segment's behaviour, hence the program.
 */
export function createTransitionOrder(program: Program): (left: Transition, right: Transition) => number {
  const byDeadline = new Set<string>();
  for (const { id, enter } of program.segments) {
    if (enter.kind === 'absence' || (enter.kind === 'session' && enter.judged === 'closed')) byDeadline.add(id);
  }

  function phase({ op, reason, segment }: Transition): 0 | 1 | 2 {
    if (reason === 'ttl') return 0;
    return op !== 'exit' && byDeadline.has(segment) ? 1 : 2;
  }

  return (left, right) =>
    compareTransitions(left, right) ||
    phase(left) - phase(right) ||
    compareIds(left.eventIds.at(-1) ?? '', right.eventIds.at(-1) ?? '') ||
    Number(left.op === 'exit') - Number(right.op === 'exit');
}
