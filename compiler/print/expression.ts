import type { SqlExpression, SqlOperator } from '../plan/sql-expression.ts';
import { quoteDouble, quoteIdentifier, quoteText } from './quote.ts';

/** How strongly an operator binds; a weaker operand needs parentheses. */
const strength: { readonly [O in SqlOperator]: number } = {
  OR: 1,
  AND: 2,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  'IS NOT DISTINCT FROM': 4,
  'IS DISTINCT FROM': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  // Where it binds is not what everybody expects: what stands beside it gets parentheses.
  '||': 6,
};
const notStrength = 3;
const testStrength = 4;
const strongest = 7;
/** Whose compound operands get parentheses on either side. */
const isAlone = (name: SqlOperator) => name === '||';
/** `a = (b = c)` and `a - (b - c)` need their parentheses; these operators need none on either side. */
const associative: ReadonlySet<SqlOperator> = new Set(['AND', 'OR']);

function strengthOf(expression: SqlExpression): number {
  switch (expression.kind) {
    case 'operator':
      return strength[expression.operator];
    case 'not':
      return notStrength;
    case 'isNull':
    case 'in':
      return testStrength;
    case 'double':
    case 'integer':
      return expression.value < 0 || Object.is(expression.value, -0) ? strength['-'] : strongest;
    default:
      return strongest;
  }
}

/** An expression as SQL text, with the fewest parentheses that keep its meaning. */
export function printExpression(expression: SqlExpression): string {
  const inside = (operand: SqlExpression, weakest: number) => {
    const printed = printExpression(operand);
    return strengthOf(operand) < weakest ? `(${printed})` : printed;
  };
  switch (expression.kind) {
    case 'column':
      return quoteIdentifier(expression.name);
    case 'text':
      return quoteText(expression.value);
    case 'double':
      return quoteDouble(expression.value);
    case 'integer':
      return String(expression.value);
    case 'boolean':
      return expression.value ? 'TRUE' : 'FALSE';
    case 'not':
      return `NOT ${inside(expression.operand, testStrength)}`;
    case 'isNull':
      return `${inside(expression.operand, testStrength + 1)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
    case 'in':
      return `${inside(expression.subject, testStrength + 1)} IN (${expression.values.map(printExpression).join(', ')})`;
    case 'null':
      return `CAST(NULL AS ${expression.type})`;
    case 'cast':
      return `CAST(${printExpression(expression.operand)} AS ${expression.type})`;
    case 'array':
      return `ARRAY[${expression.elements.map(printExpression).join(', ')}]`;
    case 'case': {
      const [test, then, otherwise] = [expression.test, expression.then, expression.otherwise].map(printExpression);
      return `CASE WHEN ${test} THEN ${then} ELSE ${otherwise} END`;
    }
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'operator': {
      const own = strength[expression.operator];
      const other = associative.has(expression.operator) ? own : own + 1;
      const first = own === testStrength || isAlone(expression.operator) ? own + 1 : own;
      return expression.operands
        .map((operand, index) => inside(operand, index === 0 ? first : other))
        .join(` ${expression.operator} `);
    }
  }
}
