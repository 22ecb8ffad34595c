import type { Expression, Quantified } from '../ir/expression.ts';
import { call, type SqlExpression, text } from '../plan/sql-expression.ts';
import { toJavaPattern } from './pattern.ts';

/** SEMANTICS §9. SQL has no functions of elements: the predicate goes as JSON to a function that evaluates it. */
export const lowerQuantified = ({ quantifier, holds }: Quantified, list: SqlExpression): SqlExpression =>
  call(quantifier === 'some' ? 'some_of' : 'every_of', list, text(JSON.stringify(elementPredicate(holds))));

/** The predicate with Java's patterns in place of TypeScript's, and without the number that JSON cannot spell. */
function elementPredicate(expression: Expression): object {
  switch (expression.kind) {
    case 'literal':
      return Object.is(expression.value, -0) ? minusZero : expression;
    case 'element':
      return { kind: 'element' };
    case 'not':
      return { ...expression, operand: elementPredicate(expression.operand) };
    case 'logical':
    case 'comparison':
    case 'arithmetic':
    case 'coalesce':
      return {
        ...expression,
        left: elementPredicate(expression.left),
        right: elementPredicate(expression.right),
      };
    case 'concat':
      return { ...expression, parts: expression.parts.map(elementPredicate) };
    case 'conditional':
      return {
        ...expression,
        test: elementPredicate(expression.test),
        // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
        then: elementPredicate(expression.then),
        otherwise: elementPredicate(expression.otherwise),
      };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(elementPredicate) };
    case 'matches': {
      const { kind, subject, source, flags } = expression;
      return { kind, subject: elementPredicate(subject), pattern: toJavaPattern(source, flags) };
    }
    case 'oneOf':
      return { ...expression, subject: elementPredicate(expression.subject) };
    default:
      throw new Error(`segc has a bug: ${expression.kind} in the predicate of an element`);
  }
}

const literal = (value: number): Expression => ({ kind: 'literal', value });
const minusZero: Expression = { kind: 'arithmetic', operator: '*', left: literal(0), right: literal(-1) };
