import type { Expression } from '../../compiler/ir/expression.ts';
import type { Schema } from '../../compiler/ir/schema.ts';
import { calendar } from '../../rules/vocabulary/calendar.ts';
import { asObject } from '../event-log/as-object.ts';
import { createDecoder } from '../event-log/decode.ts';
import type { Event } from '../event-log/event.ts';
import { prepareExpression, type Value } from '../reference/expression.ts';
import { createRandom } from '../verify/random.ts';
import { predicateFields, randomMessage, randomPredicate } from './random-predicate.ts';

export const predicateSchema: Schema = { types: { thing: predicateFields } };

/** The predicates that Flink is asked about. */
export const flinkPredicates = { seed: 4_711, count: 300 } as const;

/** Random predicates, ready to be evaluated, and the messages of random events. */
export function runPredicates(seed: number, predicateCount: number, eventCount: number) {
  const random = createRandom(seed);
  const predicates = Array.from({ length: predicateCount }, (_, index) => {
    const predicate = randomPredicate(random, index);
    return { ...predicate, evaluate: interpret(predicate.expression) };
  });
  const messages = Array.from({ length: eventCount }, (_, index) => randomMessage(random, index));
  return { predicates, messages, events: messages.map(decoded) };
}

const decode = createDecoder(predicateSchema);

function decoded(message: string): { event: Event; object: object } {
  const event = decode(message);
  if (event.kind !== 'event') throw new Error(`${message} is no event: ${JSON.stringify(event)}`);
  return { event, object: asObject(event, predicateSchema) };
}

/** The interpreter's answer for an event. */
export const interpret = (expression: Expression): ((event: Event) => Value) =>
  prepareExpression<Event>(expression, ({ name }) =>
    name === 'ts' || name === 'userId' || name === 'eventId' || name === 'type'
      ? (event) => event[name]
      : (event) => event.fields[name],
  );

/** The predicate as JavaScript runs it: the text has no types in it. */
export const typeScriptFunction = (text: string): ((object: object) => unknown) =>
  new Function(...Object.keys(calendar), `return ${text}`)(...Object.values(calendar));

/** What occurs in expressions: kinds, operators, functions. */
export function occursIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      part.forEach(visit);
      return;
    }
    const { kind, operator, function: name, quantifier } = part as { [key: string]: string };
    if (kind !== undefined)
      found.add([kind, operator ?? name ?? quantifier].filter((word) => word !== undefined).join(' '));
    Object.values(part).forEach(visit);
  };
  visit(expressions);
  return found;
}
