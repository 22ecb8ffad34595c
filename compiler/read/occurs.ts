import type { EventEnvelope, Occurs as OccursRule } from '../../rules/vocabulary/index.ts';
import type { Occurs } from '../ir/occurs.ts';
import { readPredicate } from './predicate.ts';
import type { Reader } from './reader.ts';
import { eventRecord, fieldOfEvent } from './record.ts';

/**
 * SEMANTICS §3.
 *
 * @param owner the vocabulary object to complain about, when `rule` was not made by a call of its own
 */
export function readOccurs(rule: OccursRule<EventEnvelope>, reader: Reader, owner: object = rule): Occurs | null {
  const types = declaredTypes(rule.types, reader, owner);
  if (types === null) return null;
  if (rule.where === null) return { kind: 'occurs', types, where: null };
  const where = readPredicate(rule.where, [eventRecord(types, reader.schema, fieldOfEvent)], owner, reader);
  return where && { kind: 'occurs', types, where };
}

/** The types, sorted and listed once, if the source declares them all. */
function declaredTypes(listed: readonly string[], reader: Reader, owner: object): string[] | null {
  const declared = Object.keys(reader.schema.types);
  const types = [...new Set(listed)].sort();
  const unknown = types.filter((type) => !Object.hasOwn(reader.schema.types, type));
  for (const type of unknown) reader.report('SEG204', reader.spanOf(owner), { type, declared });
  if (types.length === 0) return reader.report('SEG206', reader.spanOf(owner), {});
  return unknown.length > 0 ? null : types;
}
