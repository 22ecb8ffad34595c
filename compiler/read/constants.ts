import {
  type AsExpression,
  type CallExpression,
  type ElementAccessExpression,
  type NewExpression,
  Node,
  type PropertyAccessExpression,
} from 'ts-morph';
import { type Duration, durations } from '../../rules/vocabulary/duration.ts';
import type { Expression } from '../ir/expression.ts';
import { foldBinary, foldPrefix } from './constant-operators.ts';
import type { Constant, Scope } from './scope.ts';
import { vocabularyName } from './vocabulary-name.ts';

const constant = (value: unknown): Constant => ({ kind: 'constant', value });

/** The value of an expression that does not touch the event; null when it does, or when it cannot be known. */
export function constantOf(node: Node, scope: Scope): Constant | null {
  if (Node.isParenthesizedExpression(node) || Node.isSatisfiesExpression(node)) {
    return constantOf(node.getExpression(), scope);
  }
  if (isConstAssertion(node)) return constantOf(node.getExpression(), scope);
  // Its text and not `getLiteralValue()`, which takes 1e308 for 1.
  if (Node.isNumericLiteral(node)) return constant(Number(node.compilerNode.text));
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return constant(node.getLiteralValue());
  }
  if (Node.isTrueLiteral(node) || Node.isFalseLiteral(node)) return constant(Node.isTrueLiteral(node));
  if (Node.isNullLiteral(node)) return constant(null);
  if (Node.isRegularExpressionLiteral(node)) return constant(node.getLiteralValue());
  if (Node.isIdentifier(node)) return named(node.getText(), scope);
  if (Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node)) return property(node, scope);
  if (Node.isArrayLiteralExpression(node)) {
    const items = node.getElements().map((element) => constantOf(element, scope));
    return items.every((item) => item !== null) ? constant(items.map((item) => item.value)) : null;
  }
  if (Node.isNewExpression(node)) return set(node, scope);
  if (Node.isCallExpression(node)) return duration(node, scope);
  if (Node.isPrefixUnaryExpression(node)) {
    const operand = constantOf(node.getOperand(), scope);
    return operand && foldPrefix(node.getOperatorToken(), operand.value);
  }
  if (Node.isBinaryExpression(node)) {
    const left = constantOf(node.getLeft(), scope);
    const right = left && constantOf(node.getRight(), scope);
    return left && right && foldBinary(node.getOperatorToken().getText(), left.value, right.value);
  }
  return null;
}

/** `x as const`, which says something to TypeScript and nothing at run time. */
function isConstAssertion(node: Node): node is AsExpression {
  return Node.isAsExpression(node) && node.getTypeNode()?.getText() === 'const';
}

function named(name: string, scope: Scope): Constant | null {
  const local = scope.names.get(name);
  if (local !== undefined) {
    if (local.kind === 'constant') return local;
    return local.kind === 'later' ? constantOf(local.node, local.scope) : null;
  }
  if (name === 'undefined') return constant(undefined);
  const read = scope.captured.get(name);
  return read === undefined ? null : attempt(read);
}

/** `limits.high`, `limits['high']`, `list[0]`, `text.length` of constants. */
function property(node: PropertyAccessExpression | ElementAccessExpression, scope: Scope): Constant | null {
  const owner = constantOf(node.getExpression(), scope);
  if (owner === null) return null;
  const { value } = owner;
  if (value === undefined || value === null) return node.hasQuestionDotToken() ? constant(undefined) : null;
  const argument = Node.isElementAccessExpression(node) ? node.getArgumentExpression() : null;
  const key = Node.isPropertyAccessExpression(node) ? node.getName() : argument && constantOf(argument, scope)?.value;
  if (typeof key !== 'string' && typeof key !== 'number') return null;
  if (typeof value === 'string') return key === 'length' ? constant(value.length) : null;
  if (typeof value !== 'object' && typeof value !== 'function') return null;
  return attempt(() => (value as Record<string, unknown>)[key]);
}

/** `new Set(['DE', 'AT'])` of constants. */
function set(node: NewExpression, scope: Scope): Constant | null {
  if (node.getExpression().getText() !== 'Set' || scope.names.has('Set')) return null;
  const [argument] = node.getArguments();
  const items = argument === undefined ? constant([]) : constantOf(argument, scope);
  return items !== null && Array.isArray(items.value) ? constant(new Set(items.value)) : null;
}

/** `minutes(10)` and its siblings, when they are those of the vocabulary. */
function duration(call: CallExpression, scope: Scope): Constant | null {
  const name = vocabularyName(call.getExpression(), 'duration');
  const [argument] = call.getArguments();
  if (name === null || argument === undefined || !Object.hasOwn(durations, name)) return null;
  const amount = constantOf(argument, scope)?.value;
  if (typeof amount !== 'number') return null;
  return constant((durations as Record<string, (n: number) => Duration>)[name]?.(amount));
}

/** Reading may run the author's code: a name that is not bound yet, or a getter, can throw. */
function attempt(read: () => unknown): Constant | null {
  try {
    return constant(read());
  } catch {
    return null;
  }
}

/** The expression of a constant, or null when the IR has none for it. JSON has no -0: it is written as -1 * 0. */
export function literalOf(value: unknown): Expression | null {
  if (value === undefined) return { kind: 'literal', value: null };
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  if (Object.is(value, -0)) return { kind: 'arithmetic', operator: '*', left: number(-1), right: number(0) };
  return typeof value === 'number' && Number.isFinite(value) ? number(value) : null;
}

const number = (value: number): Expression => ({ kind: 'literal', value });

/** A constant that the IR has no literal for, in the words of a complaint. */
export function describeConstant(value: unknown): string {
  if (value === null) return '`null`';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return String(value);
  if (value instanceof Set) return 'a `Set`';
  if (value instanceof RegExp) return 'a regular expression';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
