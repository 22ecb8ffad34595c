import type { Call, Expression } from '../ir/expression.ts';
import type { FunctionName } from '../ir/functions.ts';
import { call, cast, integer, operator, type SqlExpression, type SqlFunction } from '../plan/sql-expression.ts';
import { isConstant } from './constant.ts';
import { canBeIllFormed } from './lone-surrogates.ts';

/** The function of SQL, or of ours, that gives TypeScript's result. */
const names: { readonly [F in FunctionName]: SqlFunction } = {
  abs: 'ABS',
  ceil: 'CEIL',
  floor: 'FLOOR',
  round: 'round_number',
  sign: 'sign_of',
  sqrt: 'sqrt_of',
  trunc: 'trunc_number',
  max: 'max_of',
  min: 'min_of',
  isFinite: 'is_finite',
  isInteger: 'is_integer',
  isNaN: 'is_nan',
  endsWith: 'ends_with',
  includes: 'includes_text',
  startsWith: 'starts_with',
  indexOf: 'index_of',
  length: 'text_length',
  slice: 'slice_text',
  toLowerCase: 'lower_text',
  toUpperCase: 'upper_text',
  trim: 'trim_text',
  trimEnd: 'trim_end',
  trimStart: 'trim_start',
  listIncludes: 'list_includes',
  listLength: 'CARDINALITY',
  hourOf: 'hour_of',
  minuteOf: 'minute_of',
  weekdayOf: 'weekday_of',
  dayOf: 'day_of',
  monthOf: 'month_of',
  yearOf: 'year_of',
};

/** SEMANTICS §9. A call; NULL when an argument is. */
export function lowerCall(expression: Call, lowerValue: (argument: Expression) => SqlExpression): SqlExpression {
  const native = lowerNatively(expression, lowerValue);
  if (native !== null) return native;
  const [first, ...others] = expression.arguments.map(lowerValue);
  if (first === undefined) throw new Error(`segc has a bug: ${expression.function}() without arguments`);
  const called = call(names[expression.function], isConstant(expression) ? call('hidden', first) : first, ...others);
  return expression.function === 'listLength' ? cast(called, 'DOUBLE') : called;
}

/** SQL's own functions, where the text looked for is known and the bytes give the answer of the code units. */
function lowerNatively(
  { function: name, arguments: [subject, part] }: Call,
  lowerValue: (argument: Expression) => SqlExpression,
): SqlExpression | null {
  if (name !== 'startsWith' && name !== 'endsWith' && name !== 'includes') return null;
  if (subject === undefined || part?.kind !== 'literal' || part.value === '') return null;
  if (isConstant(subject) || canBeIllFormed(subject) || canBeIllFormed(part)) return null;
  const [whole, text] = [lowerValue(subject), lowerValue(part)];
  if (text.kind !== 'text') return null;
  if (name === 'includes') return operator('>', call('LOCATE', text, whole), integer(0));
  return call(name === 'startsWith' ? 'STARTSWITH' : 'ENDSWITH', whole, text);
}
