import { type BinaryExpression, type Node, type PrefixUnaryExpression, SyntaxKind } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { named, readCondition, readExpression, readTerm, toExpression } from './expression.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Scope, Term } from './scope.ts';
import { join, readPart } from './text.ts';

/** `!a` and `-a`. */
export function readPrefix(node: PrefixUnaryExpression, scope: Scope, reader: Reader): Term | null {
  const operator = node.getOperatorToken();
  if (operator === SyntaxKind.ExclamationToken) {
    const operand = readCondition(node.getOperand(), scope, reader);
    return operand && { kind: 'not', operand };
  }
  if (operator !== SyntaxKind.MinusToken) return reader.report('SEG301', node, refusalOf(node));
  const operand = readNumber(node.getOperand(), '-', scope, reader);
  // A product, and no difference from 0: -(0) is -0.
  return operand && { kind: 'arithmetic', operator: '*', left: { kind: 'literal', value: -1 }, right: operand };
}

/** `a - b` and its like. */
export function readArithmetic(node: BinaryExpression, scope: Scope, reader: Reader): Term | null {
  const operator = node.getOperatorToken().getText() as '+' | '-' | '*' | '/' | '%';
  const sides = both(node, (side) => readNumber(side, operator, scope, reader));
  return sides && { kind: 'arithmetic', operator, left: sides[0], right: sides[1] };
}

/** `a + b`: a sum, or joined text when one of them is text. */
export function readPlus(node: BinaryExpression, scope: Scope, reader: Reader): Term | null {
  const [leftNode, rightNode] = [node.getLeft(), node.getRight()];
  const left = readTerm(leftNode, scope, reader, 'value');
  const right = readTerm(rightNode, scope, reader, 'value');
  if (left === null || right === null) return null;
  const isString = (term: Term) =>
    term.kind === 'constant'
      ? typeof term.value === 'string'
      : term.kind !== 'record' && typeOf(term).type === 'string';
  if (isString(left) || isString(right)) {
    const parts = [readPart(left, leftNode, reader), readPart(right, rightNode, reader)];
    return parts.every((part) => part !== null) ? join(parts) : null;
  }
  const number = (term: Term, side: Node) => {
    const expression = toExpression(term, side, reader);
    return expression && requireType(expression, 'number', side, '+', reader);
  };
  const [a, b] = [number(left, leftNode), number(right, rightNode)];
  return a && b && { kind: 'arithmetic', operator: '+', left: a, right: b };
}

/** `a < b` and its like, of two numbers or two strings. */
export function readOrdering(node: BinaryExpression, scope: Scope, reader: Reader): Term | null {
  const operator = node.getOperatorToken().getText() as '<' | '<=' | '>' | '>=';
  const sides = both(node, (side) => readExpression(side, scope, reader));
  if (sides === null) return null;
  const strings = sides.map((side) => typeOf(side).type === 'string');
  const wanted = strings[0] && strings[1] ? 'string' : 'number';
  const [leftNode, rightNode] = [node.getLeft(), node.getRight()];
  const left = requireType(sides[0], wanted, leftNode, operator, reader);
  const right = requireType(sides[1], wanted, rightNode, operator, reader);
  return left && right && { kind: 'comparison', operator, left, right };
}

function readNumber(node: Node, operator: string, scope: Scope, reader: Reader): Expression | null {
  const expression = readExpression(node, scope, reader);
  return expression && requireType(expression, 'number', node, operator, reader);
}

function requireType(
  expression: Expression,
  wanted: 'number' | 'string',
  node: Node,
  operator: string,
  reader: Reader,
): Expression | null {
  const { type } = typeOf(expression);
  if (type !== wanted) return reader.report('SEG306', node, { operator, type: named(type) });
  if (isPresent(expression, node)) return expression;
  return reader.report('SEG306', node, { operator, type: `a ${type} that can be absent` });
}

function both(node: BinaryExpression, read: (side: Node) => Expression | null): [Expression, Expression] | null {
  const [left, right] = [read(node.getLeft()), read(node.getRight())];
  return left && right && [left, right];
}
