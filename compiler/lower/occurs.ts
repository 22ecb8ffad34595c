import type { Occurs } from '../ir/occurs.ts';
import type { EventMoves, Move } from '../plan/relation.ts';
import { column, operator, type SqlExpression, text } from '../plan/sql-expression.ts';
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

export function lowerOccurs(occurs: Occurs, move: Move, name: string): EventMoves {
  return { kind: 'eventMoves', name, move, where: lowerTest(occurs) };
}
