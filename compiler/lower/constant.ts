import { calculate } from '../ir/apply.ts';
import type { Arithmetic, Expression } from '../ir/expression.ts';

/** Whether an expression sees nothing but literals. The planner would evaluate it once and write down the result, but it cannot spell every result. */
export function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'field':
    case 'stepField':
    case 'metric':
    case 'element':
    case 'quantified':
      return false;
    case 'not':
      return isConstant(expression.operand);
    case 'logical':
    case 'comparison':
    case 'arithmetic':
    case 'coalesce':
      return isConstant(expression.left) && isConstant(expression.right);
    case 'concat':
      return expression.parts.every(isConstant);
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise].every(isConstant);
    case 'call':
      return expression.arguments.every(isConstant);
    case 'matches':
    case 'oneOf':
      return isConstant(expression.subject);
  }
}

/** The value of a calculation with literals only, such as `5 * 60 * 1000`; null when it is none. */
export function constantValue({ operator, left, right }: Arithmetic): number | null {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === null || b === null) return null;
  return calculate(operator, a, b);
}

function numberOf(expression: Expression): number | null {
  if (expression.kind === 'literal') return typeof expression.value === 'number' ? expression.value : null;
  return expression.kind === 'arithmetic' ? constantValue(expression) : null;
}
