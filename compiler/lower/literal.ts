import type { Expression } from '../ir/expression.ts';
import { call, cast, double, type SqlExpression, text, truth } from '../plan/sql-expression.ts';
import { isWellFormed } from './lone-surrogates.ts';

/** A literal that is there. */
export function lowerLiteral(value: string | number | boolean): SqlExpression {
  if (typeof value === 'string') return lowerText(value);
  return typeof value === 'number' ? lowerNumber(value) : truth(value);
}

/** The planner would make 0 out of -0, and can spell neither NaN nor infinities. */
export function lowerNumber(value: number): SqlExpression {
  const hasLiteral = Number.isFinite(value) && !Object.is(value, -0);
  return hasLiteral ? double(value) : hiddenNumber(value);
}

/** A number of which the planner knows nothing, so that it neither calculates with it nor leaves it away. */
export const hiddenNumber = (value: number): SqlExpression =>
  call('number_of', text(Object.is(value, -0) ? '-0' : String(value)));

/** Neither a lone surrogate nor U+0000 comes through a statement's text. */
function lowerText(value: string): SqlExpression {
  const isPlain = isWellFormed(value) && !value.includes('\0');
  return isPlain ? text(value) : call('text_of', text(JSON.stringify(value)));
}

/** The SQL of a number as DOUBLE: times and counts are whole numbers in SQL, with which it would divide and overflow as such. */
export function asDouble(expression: Expression, lowered: SqlExpression): SqlExpression {
  const isTime = (expression.kind === 'field' || expression.kind === 'stepField') && expression.name === 'ts';
  return isTime || expression.kind === 'metric' ? cast(lowered, 'DOUBLE') : lowered;
}
