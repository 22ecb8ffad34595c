import type { Expression, ListType, ScalarType } from './expression.ts';
import { functions } from './functions.ts';

/** The type of an expression's value; `absent` is the type of `undefined`. */
export interface ValueType {
  readonly type: ScalarType | ListType | 'absent';
  /** Whether the value can be absent. */
  readonly optional: boolean;
}

const present = (type: ValueType['type']): ValueType => ({ type, optional: false });

/** The element type of each list type. */
export const elementTypes = { strings: 'string', numbers: 'number', booleans: 'boolean' } as const satisfies Record<
  ListType,
  ScalarType
>;

export const isListType = (type: ValueType['type']): type is ListType => Object.hasOwn(elementTypes, type);

/** SEMANTICS §9. Follows from the expression alone. */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null
        ? { type: 'absent', optional: true }
        : present(typeof expression.value as 'string' | 'number' | 'boolean');
    case 'field':
    case 'stepField':
    case 'metric':
      return { type: expression.type, optional: expression.optional };
    case 'element':
      return present(expression.type);
    case 'arithmetic':
      return present('number');
    case 'concat':
      return present('string');
    case 'not':
    case 'logical':
    case 'comparison':
    case 'oneOf':
      return present('boolean');
    case 'matches':
      return { type: 'boolean', optional: typeOf(expression.subject).optional };
    case 'quantified':
      return { type: 'boolean', optional: typeOf(expression.list).optional };
    case 'call':
      return {
        type: functions[expression.function].gives,
        optional: expression.arguments.some((argument) => typeOf(argument).optional),
      };
    case 'coalesce': {
      const [left, right] = [typeOf(expression.left), typeOf(expression.right)];
      return { type: left.type === 'absent' ? right.type : left.type, optional: left.optional && right.optional };
    }
    case 'conditional': {
      const [left, right] = [typeOf(expression.then), typeOf(expression.otherwise)];
      return { type: left.type === 'absent' ? right.type : left.type, optional: left.optional || right.optional };
    }
  }
}
