import { Node, type Type } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';

/**
 * Whether the value of `expression`, written at `node`, is there whenever it is asked for. A field that can be absent counts as
 * present where TypeScript's narrowing says so (`event.type === 'a' && event.total > 100`). It stays `optional` in the IR all the same:
 * SQL may evaluate the right side of `&&` for an event without the field, and must not get an unknown out of it.
 */
export function isPresent(expression: Expression, node: Node): boolean {
  return !typeOf(expression).optional || excludesUndefined(node.getType());
}

/** Whether TypeScript knows that a value of this type is not `undefined`. */
export function excludesUndefined(type: Type): boolean {
  if (type.isAny() || type.isUnknown() || type.isNever()) return false;
  if (type.isUndefined() || type.isNull() || type.isVoid()) return false;
  if (type.isTypeParameter()) {
    const constraint = type.getConstraint();
    return constraint !== undefined && excludesUndefined(constraint);
  }
  return type.isUnion() ? type.getUnionTypes().every(excludesUndefined) : true;
}

/** Whether a link of a chain stands behind a `?.`: where something is absent, the chain ends, and is absent as a whole. */
export function isOptionalChain(node: Node): boolean {
  if (Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node)) {
    return node.hasQuestionDotToken() || isOptionalChain(node.getExpression());
  }
  return Node.isCallExpression(node) && isOptionalChain(node.getExpression());
}
