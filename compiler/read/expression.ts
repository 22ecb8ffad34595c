import {
  type BinaryExpression,
  Node,
  type PrefixUnaryExpression,
  type PropertyAccessExpression,
  SyntaxKind,
} from 'ts-morph';
import type { Arithmetic, Comparison, Expression } from '../ir/expression.ts';
import { typeOf, type ValueType } from '../ir/type-of.ts';
import { readCall } from './call.ts';
import { constantOf, literalOf } from './constants.ts';
import type { PredicateScope } from './predicate.ts';
import type { Reader } from './reader.ts';
import type { RecordView } from './record.ts';
import { refusalOf } from './refusals.ts';

/** Reads an expression that is used as a condition: it must be a boolean (SEMANTICS §9). */
export function readCondition(node: Node, scope: PredicateScope, reader: Reader): Expression | null {
  const expression = readExpression(node, scope, reader);
  if (expression === null) return null;
  const { type } = typeOf(expression);
  return type === 'boolean' ? expression : reader.report('SEG305', node, { type: named(type) });
}

const named = (type: ValueType['type']) => (type === 'absent' ? 'an absent value' : `a ${type}`);

/** A whitelist: what is not named here is refused, with a place and what to write instead. */
export function readExpression(node: Node, scope: PredicateScope, reader: Reader): Expression | null {
  if (Node.isParenthesizedExpression(node)) return readExpression(node.getExpression(), scope, reader);
  if (Node.isTrueLiteral(node) || Node.isFalseLiteral(node))
    return { kind: 'literal', value: Node.isTrueLiteral(node) };
  if (Node.isNullLiteral(node)) return { kind: 'literal', value: null };
  const constant = constantOf(node, scope);
  if (constant.found) {
    const value = Array.isArray(constant.value)
      ? 'a list'
      : typeof constant.value === 'number'
        ? String(constant.value)
        : typeof constant.value === 'object'
          ? 'an object'
          : `a ${typeof constant.value}`;
    return literalOf(constant.value) ?? reader.report('SEG304', node, { name: `\`${node.getText()}\``, value });
  }
  if (Node.isIdentifier(node) && node.getText() === 'undefined') return { kind: 'literal', value: null };
  if (Node.isPropertyAccessExpression(node)) {
    const read = propertyOf(node, scope);
    if (read !== null && read.kind !== 'record' && !node.hasQuestionDotToken()) return read;
  }
  if (Node.isPrefixUnaryExpression(node)) return readPrefix(node, scope, reader);
  if (Node.isBinaryExpression(node)) return readBinary(node, scope, reader);
  if (Node.isCallExpression(node)) return readCall(node, scope, reader);
  return reader.report('SEG301', node, refusalOf(node));
}

function propertyOf(node: PropertyAccessExpression, scope: PredicateScope): Expression | RecordView | null {
  const owner = node.getExpression();
  const record = Node.isIdentifier(owner)
    ? scope.parameters.get(owner.getText())
    : Node.isPropertyAccessExpression(owner)
      ? propertyOf(owner, scope)
      : null;
  return record?.kind === 'record' ? record.property(node.getName()) : null;
}

function readPrefix(node: PrefixUnaryExpression, scope: PredicateScope, reader: Reader): Expression | null {
  const operator = node.getOperatorToken();
  if (operator === SyntaxKind.ExclamationToken) {
    const operand = readCondition(node.getOperand(), scope, reader);
    return operand && { kind: 'not', operand };
  }
  if (operator === SyntaxKind.MinusToken) {
    const operand = readNumber(node.getOperand(), '-', scope, reader);
    if (operand?.kind === 'literal' && typeof operand.value === 'number')
      return { kind: 'literal', value: -operand.value };
    return operand && { kind: 'arithmetic', operator: '*', left: { kind: 'literal', value: -1 }, right: operand };
  }
  return reader.report('SEG301', node, refusalOf(node));
}

function readNumber(node: Node, operator: string, scope: PredicateScope, reader: Reader): Expression | null {
  const expression = readExpression(node, scope, reader);
  if (expression === null) return null;
  const { type, optional } = typeOf(expression);
  if (type === 'number' && !optional) return expression;
  return reader.report('SEG306', node, {
    operator,
    type: type === 'number' ? 'a number that can be absent' : named(type),
  });
}

function readBinary(node: BinaryExpression, scope: PredicateScope, reader: Reader): Expression | null {
  const operator = node.getOperatorToken().getText();
  const both = <T>(read: (side: Node) => T | null, combine: (left: T, right: T) => Expression | null) => {
    const left = read(node.getLeft());
    const right = read(node.getRight());
    return left === null || right === null ? null : combine(left, right);
  };
  switch (operator) {
    case '&&':
    case '||':
      return both(
        (side) => readCondition(side, scope, reader),
        (left, right) => ({ kind: 'logical', operator, left, right }),
      );
    case '===':
    case '!==':
      return both(
        (side) => readExpression(side, scope, reader),
        (left, right) => readEquality(node, operator, left, right, reader),
      );
    case '<':
    case '<=':
    case '>':
    case '>=':
      return both(
        (side) => readNumber(side, operator, scope, reader),
        (left, right): Comparison => ({ kind: 'comparison', operator, left, right }),
      );
    case '+':
    case '-':
    case '*':
      return both(
        (side) => readNumber(side, operator, scope, reader),
        (left, right): Arithmetic => ({ kind: 'arithmetic', operator, left, right }),
      );
    case '??':
      return both(
        (side) => readExpression(side, scope, reader),
        (left, right) => readCoalesce(node, left, right, reader),
      );
    default:
      return reader.report('SEG301', node, refusalOf(node, node.getOperatorToken().getKind()));
  }
}

function readEquality(node: Node, operator: '===' | '!==', left: Expression, right: Expression, reader: Reader) {
  const [a, b] = [typeOf(left).type, typeOf(right).type];
  if (a !== b && a !== 'absent' && b !== 'absent') return reader.report('SEG308', node, { left: a, right: b });
  return { kind: 'comparison', operator, left, right } satisfies Comparison;
}

function readCoalesce(node: Node, left: Expression, right: Expression, reader: Reader): Expression | null {
  const [a, b] = [typeOf(left).type, typeOf(right).type];
  if (a !== b && a !== 'absent' && b !== 'absent') return reader.report('SEG308', node, { left: a, right: b });
  return { kind: 'coalesce', left, right };
}
