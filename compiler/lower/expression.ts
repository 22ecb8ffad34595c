import { invariant } from '../diagnostics/invariant.ts';
import type { Arithmetic, Comparison, Expression, Metric, OneOf, StepField } from '../ir/expression.ts';
import { typeOf, type ValueType } from '../ir/type-of.ts';
import {
  call,
  column,
  double,
  integer,
  not,
  operator,
  type SqlExpression,
  type SqlType,
  text,
  truth,
} from '../plan/sql-expression.ts';
import { lowerCall } from './call.ts';
import { constantValue } from './constant.ts';
import { asDouble, hiddenNumber, lowerLiteral, lowerNumber } from './literal.ts';
import { canBeIllFormed, ordersAsBytes } from './lone-surrogates.ts';
import { type NumberRange, rangeOf } from './number-range.ts';
import { toJavaPattern } from './pattern.ts';
import { lowerQuantified } from './quantified.ts';
import { sqlTypes as fieldTypes } from './source.ts';

/** Where the leaves of an expression stand in SQL, beyond the fields of the row. */
export interface Scope {
  /** The column of a session metric: DOUBLE, or BIGINT for whole numbers. */
  readonly metric?: (leaf: Metric) => SqlExpression;
  /** The column of a field of the event that matched a step. */
  readonly stepField?: (leaf: StepField) => SqlExpression;
  /** Which numbers a named metric can be; a count is finite. When not given, NaN is thought possible. */
  readonly metricRange?: (name: string) => NumberRange;
}

/**
 * SEMANTICS §9. A predicate as SQL that is TRUE when the predicate is true and else FALSE, never NULL. Where an absent value could make
 * SQL's answer unknown, the expression says what TypeScript says: `IS DISTINCT FROM` for `!==`, COALESCE around what might be NULL.
 */
export function lowerCondition(expression: Expression, scope: Scope = {}): SqlExpression {
  const type = typeOf(expression);
  if (type.type === 'absent') return truth(false);
  const lowered = lower(expression, scope);
  return type.optional ? call('COALESCE', lowered, truth(false)) : lowered;
}

/** SEMANTICS §9. A value as SQL: STRING, DOUBLE, BOOLEAN or an ARRAY of these; NULL when absent. */
export function lowerValue(expression: Expression, scope: Scope = {}): SqlExpression {
  const { type } = typeOf(expression);
  if (type === 'absent') return { kind: 'null', type: 'STRING' };
  return type === 'number' ? asDouble(expression, lower(expression, scope)) : lower(expression, scope);
}

function lower(expression: Expression, scope: Scope): SqlExpression {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? { kind: 'null', type: 'STRING' } : lowerLiteral(expression.value);
    case 'field':
      return column(expression.name);
    case 'stepField':
      invariant(scope.stepField, `the field ${expression.name} of a step outside of a sequence`);
      return scope.stepField(expression);
    case 'metric':
      invariant(scope.metric, `metric ${expression.name} outside of a session`);
      return scope.metric(expression);
    case 'element':
      throw new Error('segc has a bug: an element outside of some() and every()');
    case 'not':
      return not(lowerCondition(expression.operand, scope));
    case 'logical': {
      const name = expression.operator === '&&' ? 'AND' : 'OR';
      return operator(name, lowerCondition(expression.left, scope), lowerCondition(expression.right, scope));
    }
    case 'comparison':
      return expression.operator === '===' || expression.operator === '!=='
        ? lowerEquality(expression, scope)
        : lowerOrdering(expression, scope);
    case 'arithmetic':
      return lowerArithmetic(expression, scope, 'nan');
    case 'concat':
      return lowerConcat(expression.parts, scope);
    case 'coalesce':
      return lowerCoalesce(expression.left, expression.right, scope);
    case 'conditional': {
      const type = typeOf(expression);
      return {
        kind: 'case',
        test: lowerCondition(expression.test, scope),
        // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
        then: lowerAs(type, expression.then, scope),
        otherwise: lowerAs(type, expression.otherwise, scope),
      };
    }
    case 'call':
      return lowerCall(expression, (argument) => lowerValue(argument, scope));
    case 'matches': {
      const { subject, source, flags } = expression;
      return call('matches_pattern', lower(subject, scope), text(toJavaPattern(source, flags)));
    }
    case 'oneOf':
      return lowerOneOf(expression, scope);
    case 'quantified':
      return lowerQuantified(expression, lower(expression.list, scope));
  }
}

function lowerEquality({ operator: sign, left, right }: Comparison, scope: Scope): SqlExpression {
  const isEqual = sign === '===';
  const [a, b] = [typeOf(left), typeOf(right)];
  const isAbsent = (type: ValueType, operand: Expression): SqlExpression =>
    type.optional ? { kind: 'isNull', negated: !isEqual, operand: lower(operand, scope) } : truth(!isEqual);
  if (a.type === 'absent' && b.type === 'absent') return truth(isEqual);
  if (b.type === 'absent') return isAbsent(a, left);
  if (a.type === 'absent') return isAbsent(b, right);
  if (a.type === 'number' && (canBeNaN(left, scope, 'nan') || canBeNaN(right, scope, 'nan'))) {
    const same = call('same_number', lowerValue(left, scope), lowerValue(right, scope));
    return isEqual ? same : not(same);
  }
  const operands = [lower(left, scope), lower(right, scope)];
  if (!a.optional && !b.optional) return operator(isEqual ? '=' : '<>', ...operands);
  return operator(isEqual ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM', ...operands);
}

const numberOrderings = { '<': 'is_less', '<=': 'is_at_most', '>': 'is_more', '>=': 'is_at_least' } as const;

/** With an absent operand an ordering is false in TypeScript, as with NaN. SQL's own operators are left where no NaN can be: the planner makes a >= b of NOT (a < b). */
function lowerOrdering({ operator: sign, left, right }: Comparison, scope: Scope): SqlExpression {
  const ordering = sign as keyof typeof numberOrderings;
  const ofNumber = (operand: Expression): SqlExpression =>
    operand.kind === 'arithmetic' ? lowerArithmetic(operand, scope, 'null') : lower(operand, scope);
  const present = (test: SqlExpression) =>
    canBeNull(left) || canBeNull(right) ? call('COALESCE', test, truth(false)) : test;
  if (typeOf(left).type === 'absent' || typeOf(right).type === 'absent') return truth(false);
  if (typeOf(left).type !== 'string') {
    const [a, b] = [ofNumber(left), ofNumber(right)];
    if (!canBeNaN(left, scope, 'null') && !canBeNaN(right, scope, 'null')) return present(operator(ordering, a, b));
    return call(numberOrderings[ordering], asDouble(left, a), asDouble(right, b));
  }
  const [a, b] = [lower(left, scope), lower(right, scope)];
  if (ordersAsBytes(left) || ordersAsBytes(right)) return present(operator(ordering, a, b));
  return present(operator(ordering, call('compare_text', a, b), integer(0)));
}

function canBeNaN(expression: Expression, scope: Scope, absent: 'nan' | 'null'): boolean {
  return rangeOf(expression, scope.metricRange ?? (() => 'any'), absent) === 'any';
}

/** Whether an operand of an ordering may be NULL, where NULL stands for NaN too. */
function canBeNull(operand: Expression): boolean {
  return (
    typeOf(operand).optional || (operand.kind === 'arithmetic' && (canBeNull(operand.left) || canBeNull(operand.right)))
  );
}

/** IEEE doubles in SQL as in TypeScript. What an absent operand makes of it: NaN, or NULL for one who takes NULL for NaN. */
function lowerArithmetic(expression: Arithmetic, scope: Scope, absent: 'nan' | 'null'): SqlExpression {
  const constant = constantValue(expression);
  if (constant !== null) return lowerNumber(constant);
  const lowerOperand = (operand: Expression): SqlExpression => {
    // The planner drops `+ 0`, which makes 0 of -0.
    if (expression.operator === '+' && operand.kind === 'literal' && operand.value === 0) return hiddenNumber(0);
    if (operand.kind === 'arithmetic') return lowerArithmetic(operand, scope, absent);
    if (typeOf(operand).type === 'absent') return absent === 'nan' ? hiddenNumber(Number.NaN) : doubleNull;
    const value = lowerValue(operand, scope);
    return absent === 'nan' && typeOf(operand).optional ? call('number_or_nan', value) : value;
  };
  const operands = [lowerOperand(expression.left), lowerOperand(expression.right)];
  return expression.operator === '%' ? call('remainder', ...operands) : operator(expression.operator, ...operands);
}

const doubleNull: SqlExpression = { kind: 'null', type: 'DOUBLE' };

/** An absent part reads `undefined`, as in a template string. */
function lowerConcat(parts: readonly Expression[], scope: Scope): SqlExpression {
  const lowered = parts.map((part) => {
    const { type, optional } = typeOf(part);
    if (type === 'absent') return text('undefined');
    return optional ? call('COALESCE', lower(part, scope), text('undefined')) : lower(part, scope);
  });
  const [only, ...others] = lowered;
  if (only === undefined) return text('');
  if (others.length === 0) return only;
  // Two halves that meet become one character.
  return parts.some(canBeIllFormed) ? call('concat_text', ...lowered) : operator('||', ...lowered);
}

function lowerCoalesce(left: Expression, right: Expression, scope: Scope): SqlExpression {
  const [a, b] = [typeOf(left), typeOf(right)];
  if (a.type === 'absent') return lower(right, scope);
  if (!a.optional || b.type === 'absent') return lower(left, scope);
  return call('COALESCE', lowerValue(left, scope), lowerValue(right, scope));
}

const sqlTypes = { ...fieldTypes, absent: 'STRING' } as const satisfies Record<ValueType['type'], SqlType>;

/** A value where one of a type is wanted: SQL wants to know the type of NULL. */
function lowerAs({ type }: ValueType, expression: Expression, scope: Scope): SqlExpression {
  return typeOf(expression).type === 'absent' ? { kind: 'null', type: sqlTypes[type] } : lowerValue(expression, scope);
}

/** IN takes NaN wrongly once the planner negates it; a value of another type is never found. */
function lowerOneOf({ values, subject }: OneOf, scope: Scope): SqlExpression {
  const { type, optional } = typeOf(subject);
  // `includes` takes -0 for 0.
  const found = values
    .filter((value) => typeof value === type)
    .map((value) => (value === 0 ? double(0) : lowerLiteral(value)));
  if (found.length === 0) return truth(false);
  const value = lowerValue(subject, scope);
  const test: SqlExpression =
    type === 'number' && canBeNaN(subject, scope, 'nan')
      ? call('list_includes', { kind: 'array', elements: found }, value)
      : { kind: 'in', subject: value, values: found };
  return optional ? call('COALESCE', test, truth(false)) : test;
}
