import type { Expression } from '../ir/expression.ts';
import { toJavaPattern } from './pattern.ts';

/**
 * SEMANTICS §9. An expression for the Java that evaluates it (`io.segc.flink.engine.expression`, and the predicates of elements in SQL): with Java's patterns in
 * place of TypeScript's, and without the number that JSON cannot spell.
 */
export function toJavaExpression(expression: Expression): object {
  switch (expression.kind) {
    case 'literal':
      return Object.is(expression.value, -0) ? minusZero : expression;
    case 'field':
    case 'stepField':
    case 'metric':
      return expression;
    case 'element':
      return { kind: 'element' };
    case 'not':
      return { ...expression, operand: toJavaExpression(expression.operand) };
    case 'logical':
    case 'comparison':
    case 'arithmetic':
    case 'coalesce':
      return {
        ...expression,
        left: toJavaExpression(expression.left),
        right: toJavaExpression(expression.right),
      };
    case 'concat':
      return { ...expression, parts: expression.parts.map(toJavaExpression) };
    case 'conditional':
      return {
        ...expression,
        test: toJavaExpression(expression.test),
        // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
        then: toJavaExpression(expression.then),
        otherwise: toJavaExpression(expression.otherwise),
      };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(toJavaExpression) };
    case 'matches': {
      const { kind, subject, source, flags } = expression;
      return { kind, subject: toJavaExpression(subject), pattern: toJavaPattern(source, flags) };
    }
    case 'oneOf':
      return { ...expression, subject: toJavaExpression(expression.subject) };
    case 'quantified':
      return {
        ...expression,
        list: toJavaExpression(expression.list),
        holds: toJavaExpression(expression.holds),
      };
  }
}

const literal = (value: number): Expression => ({ kind: 'literal', value });
const minusZero: Expression = { kind: 'arithmetic', operator: '*', left: literal(0), right: literal(-1) };
