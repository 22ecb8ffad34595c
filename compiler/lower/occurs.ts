import type { Occurs } from '../ir/occurs.ts';
import type { EventHolds, Relation } from '../plan/relation.ts';
import { column, operator, type SqlExpression, text } from '../plan/sql-expression.ts';
import type { Place } from './behaviour.ts';
import { lowerCondition } from './expression.ts';

/** SEMANTICS §3. The test whether a row of the stream is such an event. */
export function lowerTest(occurs: Occurs): SqlExpression {
  const type = column('type');
  const [only, ...others] = occurs.types.map(text);
  const ofType =
    only !== undefined && others.length === 0
      ? operator('=', type, only)
      : ({ kind: 'in', subject: type, values: occurs.types.map(text) } satisfies SqlExpression);
  return occurs.where === null ? ofType : operator('AND', ofType, lowerCondition(occurs.where));
}

/** @param fields columns of the event that are passed on */
export function lowerOccurs(
  occurs: Occurs,
  { name, scope, move }: Place,
  fields: EventHolds['fields'] = [],
): Relation[] {
  return [{ kind: 'eventHolds', name, scope, move, where: lowerTest(occurs), fields }];
}
