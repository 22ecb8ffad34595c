import type { Expression } from './expression.ts';

/** The type of an expression's value; `absent` is the type of `undefined`. */
export interface ValueType {
  readonly type: 'string' | 'number' | 'boolean' | 'absent';
  /** Whether the value can be absent. */
  readonly optional: boolean;
}

const present = (type: ValueType['type']): ValueType => ({ type, optional: false });

/** SEMANTICS §9. Follows from the expression alone. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null
        ? { type: 'absent', optional: true }
        : present(typeof expression.value as 'string' | 'number' | 'boolean');
    case 'field':
      return { type: expression.type, optional: expression.optional };
    case 'metric':
    case 'arithmetic':
      return present('number');
    case 'not':
    case 'logical':
    case 'comparison':
    case 'stringTest':
    case 'oneOf':
      return present('boolean');
    case 'coalesce': {
      const [left, right] = [typeOf(expression.left), typeOf(expression.right)];
      return { type: left.type === 'absent' ? right.type : left.type, optional: right.optional };
    }
  }
}
