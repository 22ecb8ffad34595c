import type { Comparison, Expression, StringTest } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { call, column, integer, operator, type SqlExpression, truth } from '../plan/sql-expression.ts';

/** The column of a session metric. */
export type MetricColumn = (name: string) => SqlExpression;

const noMetrics: MetricColumn = (name) => {
  throw new Error(`segc has a bug: metric ${name} outside of a session`);
};

/**
 * SEMANTICS §9. A predicate as SQL that is TRUE exactly when the predicate is true. Where an absent value could make SQL's answer unknown,
 * the expression says what TypeScript says: `IS DISTINCT FROM` for `!==`, COALESCE around what might be NULL.
 */
export function lowerCondition(expression: Expression, metric: MetricColumn = noMetrics): SqlExpression {
  const lowered = lowerExpression(expression, metric);
  return typeOf(expression).optional ? call('COALESCE', lowered, truth(false)) : lowered;
}

function lowerExpression(expression: Expression, metric: MetricColumn): SqlExpression {
  const lower = (inner: Expression) => lowerExpression(inner, metric);
  switch (expression.kind) {
    case 'literal':
      return lowerLiteral(expression.value);
    case 'field':
      return column(expression.name);
    case 'metric':
      return metric(expression.name);
    case 'not':
      return { kind: 'not', operand: lowerCondition(expression.operand, metric) };
    case 'logical': {
      const name = expression.operator === '&&' ? 'AND' : 'OR';
      return operator(name, lowerCondition(expression.left, metric), lowerCondition(expression.right, metric));
    }
    case 'comparison':
      return lowerComparison(expression, lower);
    case 'arithmetic':
      return operator(expression.operator, lower(expression.left), lower(expression.right));
    case 'coalesce':
      return lowerCoalesce(expression.left, expression.right, lower);
    case 'stringTest':
      return lowerStringTest(expression, lower);
    case 'oneOf': {
      if (expression.values.length === 0) return truth(false);
      const test: SqlExpression = {
        kind: 'in',
        subject: lower(expression.subject),
        values: expression.values.map(lowerLiteral),
      };
      return typeOf(expression.subject).optional ? call('COALESCE', test, truth(false)) : test;
    }
  }
}

function lowerLiteral(value: string | number | boolean | null): SqlExpression {
  if (value === null) throw new Error('segc has a bug: a bare undefined reached the SQL');
  if (typeof value === 'string') return { kind: 'text', value };
  return typeof value === 'number' ? { kind: 'double', value } : truth(value);
}

function lowerComparison(expression: Comparison, lower: (inner: Expression) => SqlExpression): SqlExpression {
  const { left, right } = expression;
  const equality = expression.operator === '===';
  if (!equality && expression.operator !== '!==') return operator(expression.operator, lower(left), lower(right));
  const [a, b] = [typeOf(left), typeOf(right)];
  if (a.type === 'absent' && b.type === 'absent') return truth(equality);
  if (b.type === 'absent')
    return a.optional ? { kind: 'isNull', negated: !equality, operand: lower(left) } : truth(!equality);
  if (a.type === 'absent')
    return b.optional ? { kind: 'isNull', negated: !equality, operand: lower(right) } : truth(!equality);
  if (!a.optional && !b.optional) return operator(equality ? '=' : '<>', lower(left), lower(right));
  return operator(equality ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM', lower(left), lower(right));
}

function lowerCoalesce(
  left: Expression,
  right: Expression,
  lower: (inner: Expression) => SqlExpression,
): SqlExpression {
  if (typeOf(left).type === 'absent') return lower(right);
  if (!typeOf(left).optional || typeOf(right).type === 'absent') return lower(left);
  return call('COALESCE', lower(left), lower(right));
}

function lowerStringTest(
  { method, subject, text }: StringTest,
  lower: (inner: Expression) => SqlExpression,
): SqlExpression {
  if (text.kind === 'literal' && text.value === '') return truth(true);
  if (method === 'startsWith') return call('STARTSWITH', lower(subject), lower(text));
  if (method === 'endsWith') return call('ENDSWITH', lower(subject), lower(text));
  const found = operator('>', call('LOCATE', lower(text), lower(subject)), integer(0));
  const isLiteral = text.kind === 'literal';
  return isLiteral ? found : operator('OR', operator('=', lower(text), { kind: 'text', value: '' }), found);
}
