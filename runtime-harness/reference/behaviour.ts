import type { Behaviour, BehaviourKind } from '../../compiler/ir/behaviour.ts';
import { interpretAbsence } from './absence.ts';
import { interpretCount } from './count.ts';
import { interpretFirstTime } from './first-time.ts';
import type { Interpreter } from './interpreter.ts';
import { interpretNotSeen } from './not-seen.ts';
import { interpretOccurs } from './occurs.ts';
import type { Predicates } from './predicates.ts';
import { interpretSequence } from './sequence.ts';
import { interpretSession } from './session.ts';
import type { VisitKeeper } from './visits.ts';

/** One row per kind: a new kind without an interpreter does not compile. */
export const interpreters: {
  readonly [Kind in BehaviourKind]: (
    behaviour: Extract<Behaviour, { readonly kind: Kind }>,
    predicates: Predicates,
    keeper: VisitKeeper,
  ) => Interpreter;
} = {
  occurs: interpretOccurs,
  count: interpretCount,
  sequence: interpretSequence,
  firstTime: interpretFirstTime,
  absence: interpretAbsence,
  notSeen: interpretNotSeen,
  session: interpretSession,
};

/**
 * SEMANTICS §3, §5, §6, §11 to §14. Prepares a behaviour.
 *
 * @param keeper keeps the sessions of the events over which it is judged
 */
export function interpretBehaviour(behaviour: Behaviour, predicates: Predicates, keeper: VisitKeeper): Interpreter {
  const interpret = interpreters[behaviour.kind] as (
    behaviour: Behaviour,
    predicates: Predicates,
    keeper: VisitKeeper,
  ) => Interpreter;
  return interpret(behaviour, predicates, keeper);
}
