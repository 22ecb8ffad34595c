import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { Event } from '../event-log/event.ts';
import { type Interpreter, remembersNothing } from './interpreter.ts';
import type { Predicates } from './predicates.ts';

/** SEMANTICS §3. Prepares the question whether `when(types, where)` holds at an event. */
export function holdsAt({ types, where }: Occurs, predicates: Predicates): (event: Event) => boolean {
  const isOne = typeTest(types);
  if (where === null) return isOne;
  const predicate = predicates.ofEvent(where);
  return (event) => isOne(event) && predicate(event) === true;
}

function typeTest(types: readonly string[]): (event: Event) => boolean {
  const [only, ...others] = types;
  return others.length === 0 ? (event) => event.type === only : (event) => types.includes(event.type);
}

/** SEMANTICS §3 as a behaviour: an event decides it alone, so there is nothing to remember. */
export function interpretOccurs(occurs: Occurs, predicates: Predicates): Interpreter<null> {
  const holds = holdsAt(occurs, predicates);
  return {
    ...remembersNothing,
    hears: new Set(occurs.types),
    atEvent: (_state, event) => (holds(event) ? [event.eventId] : null),
  };
}
