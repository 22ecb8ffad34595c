import type { Field, Metric } from '../../compiler/ir/expression.ts';
import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { Event } from '../event-log/event.ts';
import { type Evaluate, prepareExpression } from './expression.ts';
import type { BehaviourState, Interpreter } from './interpreter.ts';

/** SEMANTICS §3. Prepares the question whether `when(types, where)` holds at an event. */
export function holdsAt({ types, where }: Occurs): (event: Event) => boolean {
  const isOne = typeTest(types);
  if (where === null) return isOne;
  const predicate = prepareExpression(where, readField);
  return (event) => isOne(event) && predicate(event) === true;
}

function typeTest(types: readonly string[]): (event: Event) => boolean {
  const [only, ...others] = types;
  return others.length === 0 ? (event) => event.type === only : (event) => types.includes(event.type);
}

/** A field of the event; absent when its type does not declare it. */
function readField(leaf: Field | Metric): Evaluate<Event> {
  if (leaf.kind === 'metric') throw new Error(`segc has a bug: an event has no metric "${leaf.name}"`);
  switch (leaf.name) {
    case 'eventId':
    case 'userId':
    case 'type':
    case 'ts': {
      const { name } = leaf;
      return (event) => event[name];
    }
    default: {
      const { name } = leaf;
      return (event) => event.fields[name];
    }
  }
}

/** SEMANTICS §3 as a behaviour: an event decides it alone, so there is nothing to remember. */
export function interpretOccurs(occurs: Occurs): Interpreter<BehaviourState> {
  const holds = holdsAt(occurs);
  return {
    silenceMs: 0,
    begin: () => nothing,
    atDeadline: () => null,
    atEvent: (_state, event) => holds(event),
  };
}

const nothing: BehaviourState = { deadline: Number.POSITIVE_INFINITY };
