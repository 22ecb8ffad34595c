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

/** One row per kind: a new kind without an interpreter does not compile. */
export const interpreters: {
  readonly [Kind in BehaviourKind]: (
    behaviour: Extract<Behaviour, { readonly kind: Kind }>,
    predicates: Predicates,
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

/** SEMANTICS §3, §5, §6, §11 to §14. Prepares a behaviour. */
export function interpretBehaviour(behaviour: Behaviour, predicates: Predicates): Interpreter {
  const interpret = interpreters[behaviour.kind] as (behaviour: Behaviour, predicates: Predicates) => Interpreter;
  return interpret(behaviour, predicates);
}
