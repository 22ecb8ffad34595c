import type { EventEnvelope, Occurs as OccursRule } from '../../rules/vocabulary/index.ts';
import type { Expression } from '../ir/expression.ts';
import type { Occurs } from '../ir/occurs.ts';
import type { Schema } from '../ir/schema.ts';
import { readPredicate } from './predicate.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §3. */
export function readOccurs(rule: OccursRule<EventEnvelope>, reader: Reader): Occurs | null {
  const declared = Object.keys(reader.schema.types);
  const types = [...new Set(rule.types)].sort();
  const unknown = types.filter((type) => !Object.hasOwn(reader.schema.types, type));
  for (const type of unknown) reader.report('SEG204', reader.spanOf(rule), { type, declared });
  if (unknown.length > 0) return null;
  if (rule.where === null) return { kind: 'occurs', types, where: null };
  const where = readPredicate(rule.where, (name) => eventField(name, types, reader.schema), rule, reader);
  return where && { kind: 'occurs', types, where };
}

/** The field `name` of an event of one of `types`: absent where a type does not declare it. */
function eventField(name: string, types: readonly string[], schema: Schema): Expression | null {
  if (name === 'ts') return { kind: 'field', name, type: 'number', optional: false };
  if (name === 'type' || name === 'eventId' || name === 'userId')
    return { kind: 'field', name, type: 'string', optional: false };
  const declared = types.map((type) => schema.types[type]?.[name]);
  const known = declared.find((field) => field !== undefined);
  if (known === undefined) return null;
  return { kind: 'field', name, type: known.kind, optional: declared.some((field) => field?.optional ?? true) };
}
