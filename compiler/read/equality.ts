import type { BinaryExpression, Node } from 'ts-morph';
import { isListType, typeOf } from '../ir/type-of.ts';
import { constantOf } from './constants.ts';
import { readTerm, toExpression } from './expression.ts';
import type { Reader } from './reader.ts';
import { readRecordPresence } from './record-presence.ts';
import { refusalOf } from './refusals.ts';
import type { Scope, Term } from './scope.ts';

/** `a === b` and `a !== b`. */
export function readEquality(node: BinaryExpression, scope: Scope, reader: Reader): Term | null {
  const operator = node.getOperatorToken().getText() as '===' | '!==';
  return readSame(node, operator, scope, reader);
}

/** `a == null`, and only that: of other values `==` says what no other language says. */
export function readLoose(node: BinaryExpression, scope: Scope, reader: Reader): Term | null {
  const asksForAbsence = [node.getLeft(), node.getRight()].some((side) => {
    const constant = constantOf(side, scope);
    return constant !== null && constant.value == null;
  });
  if (!asksForAbsence) return reader.report('SEG301', node, refusalOf(node, node.getOperatorToken().getKind()));
  return readSame(node, node.getOperatorToken().getText() === '==' ? '===' : '!==', scope, reader);
}

function readSame(node: BinaryExpression, operator: '===' | '!==', scope: Scope, reader: Reader): Term | null {
  const isLoose = node.getOperatorToken().getText().length === 2;
  const read = (side: Node): Term | null => {
    const term = readTerm(side, scope, reader, 'value');
    return isLoose && term?.kind === 'constant' && term.value === null ? { kind: 'constant', value: undefined } : term;
  };
  const [left, right] = [read(node.getLeft()), read(node.getRight())];
  if (left === null || right === null) return null;
  const isAbsent = (term: Term) => term.kind === 'constant' && term.value === undefined;
  for (const [term, side, other] of [
    [left, node.getLeft(), right],
    [right, node.getRight(), left],
  ] as const) {
    if (term.kind !== 'record' || !isAbsent(other)) continue;
    const present = readRecordPresence(side, term, reader);
    return present && (operator === '!==' ? present : { kind: 'not', operand: present });
  }
  const [a, b] = [toExpression(left, node.getLeft(), reader), toExpression(right, node.getRight(), reader)];
  if (a === null || b === null) return null;
  const [leftType, rightType] = [typeOf(a).type, typeOf(b).type];
  if (isListType(leftType) && isListType(rightType)) {
    const instead = 'Compare what is in them, as in `event.tags.includes(...)`.';
    return reader.report('SEG301', node, { syntax: 'the question whether two lists are one object', instead });
  }
  if (leftType === rightType || leftType === 'absent' || rightType === 'absent') {
    return { kind: 'comparison', operator, left: a, right: b };
  }
  return reader.report('SEG308', node, { left: leftType, right: rightType });
}
