import type { ConditionalExpression, Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { readCondition, readTerm, toExpression } from './expression.ts';
import type { Reader } from './reader.ts';
import type { Position, Scope, Term } from './scope.ts';

/** `test ? a : b`. With a test that is a constant, it is one of the two. */
export function readConditional(
  node: ConditionalExpression,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  const read = (side: Node) => readTerm(side, scope, reader, position);
  return choose(
    node,
    node.getCondition(),
    { node: node.getWhenTrue(), read: () => read(node.getWhenTrue()) },
    { node: node.getWhenFalse(), read: () => read(node.getWhenFalse()) },
    scope,
    reader,
  );
}

/** One of the two things that are chosen from. */
export interface Choice {
  readonly node: Node;
  readonly read: () => Term | null;
}

/** Chooses by the condition at `test`; `node` is where to complain about the choice as a whole. */
export function choose(node: Node, test: Node, yes: Choice, no: Choice, scope: Scope, reader: Reader): Term | null {
  const condition = readCondition(test, scope, reader);
  if (condition?.kind === 'literal') return condition.value === true ? yes.read() : no.read();
  const [yesTerm, noTerm] = [yes.read(), no.read()];
  const then = yesTerm && toExpression(yesTerm, yes.node, reader);
  const otherwise = noTerm && toExpression(noTerm, no.node, reader);
  if (condition === null || then === null || otherwise === null) return null;
  return sameType(node, then, otherwise, reader) && { kind: 'conditional', test: condition, then, otherwise };
}

/** Whether two expressions have one type, or one of them is absent; complains otherwise. */
export function sameType(node: Node, left: Expression, right: Expression, reader: Reader): true | null {
  const [a, b] = [typeOf(left).type, typeOf(right).type];
  return a === b || a === 'absent' || b === 'absent' ? true : reader.report('SEG313', node, { left: a, right: b });
}
