import type { Expression, Field, Metric, StepField } from './expression.ts';

/** The expressions that an expression is made of. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'field':
    case 'stepField':
    case 'metric':
    case 'element':
      return [];
    case 'not':
      return [expression.operand];
    case 'logical':
    case 'comparison':
    case 'arithmetic':
    case 'coalesce':
      return [expression.left, expression.right];
    case 'concat':
      return expression.parts;
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    case 'call':
      return expression.arguments;
    case 'matches':
    case 'oneOf':
      return [expression.subject];
    case 'quantified':
      return [expression.list, expression.holds];
  }
}

/** What an expression reads from its subject, in the order of the text, with repetitions. */
export function leavesOf(expression: Expression): readonly (Field | StepField | Metric)[] {
  if (expression.kind === 'field' || expression.kind === 'stepField' || expression.kind === 'metric')
    return [expression];
  return childrenOf(expression).flatMap(leavesOf);
}
