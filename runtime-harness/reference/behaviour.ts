import type { Behaviour, BehaviourKind } from '../../compiler/ir/behaviour.ts';
import { interpretAbsence } from './absence.ts';
import type { BehaviourState, Interpreter } from './interpreter.ts';
import { interpretOccurs } from './occurs.ts';
import { interpretSession } from './session.ts';

/** One row per kind: a new kind without an interpreter does not compile. */
const interpreters: {
  readonly [Kind in BehaviourKind]: (
    behaviour: Extract<Behaviour, { readonly kind: Kind }>,
  ) => Interpreter<BehaviourState>;
} = {
  occurs: interpretOccurs,
  absence: interpretAbsence,
  session: interpretSession,
};

/** SEMANTICS §3, §5, §6. Prepares a behaviour. */
export function interpretBehaviour(behaviour: Behaviour): Interpreter<BehaviourState> {
  const interpret = interpreters[behaviour.kind] as (behaviour: Behaviour) => Interpreter<BehaviourState>;
  return interpret(behaviour);
}
