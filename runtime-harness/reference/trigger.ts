import type { Trigger } from '../../compiler/ir/segment.ts';
import { interpretBehaviour } from './behaviour.ts';
import type { Interpreter } from './interpreter.ts';
import { interpretPer } from './per.ts';
import type { Predicates } from './predicates.ts';
import type { VisitKeeper } from './visits.ts';

/** SEMANTICS §7, §15. Prepares what moves a user into a segment or out of it. */
export function interpretTrigger(trigger: Trigger, predicates: Predicates, keeper: VisitKeeper): Interpreter {
  return trigger.kind === 'per' ? interpretPer(trigger, predicates) : interpretBehaviour(trigger, predicates, keeper);
}
