import type { BinaryExpression } from 'ts-morph';
import { sameType } from './conditional.ts';
import { constantOf } from './constants.ts';
import { readCondition, readTerm, toExpression } from './expression.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';
import type { Position, Scope, Term } from './scope.ts';

/** `a && b` and `a || b`. */
export function readLogical(node: BinaryExpression, scope: Scope, reader: Reader, position: Position): Term | null {
  const operator = node.getOperatorToken().getText() as '&&' | '||';
  const known = constantOf(node.getLeft(), scope)?.value;
  if (typeof known === 'boolean') {
    // `limit === undefined || event.price < limit` with a limit that the file gives: the right side is all that counts, or nothing.
    return known === (operator === '&&')
      ? readTerm(node.getRight(), scope, reader, position)
      : { kind: 'constant', value: known };
  }
  // What `||` does with its left side, a condition does as well.
  const left = readCondition(node.getLeft(), scope, reader, operator === '||' ? 'condition' : position);
  const right = readCondition(node.getRight(), scope, reader, position);
  if (left === null || right === null) return null;
  if (position === 'value') {
    // `a && b` is `a` when that is absent, and no condition asks: the IR would say false.
    const open = [
      ...(operator === '&&' && !isPresent(left, node.getLeft()) ? [node.getLeft()] : []),
      ...(isPresent(right, node.getRight()) ? [] : [node.getRight()]),
    ];
    for (const side of open) reader.report('SEG309', side, { operator });
    if (open.length > 0) return null;
  }
  return { kind: 'logical', operator, left, right };
}

/** `a ?? b`. */
export function readCoalesce(node: BinaryExpression, scope: Scope, reader: Reader, position: Position): Term | null {
  const left = readTerm(node.getLeft(), scope, reader, 'value');
  if (left?.kind === 'constant') return left.value == null ? readTerm(node.getRight(), scope, reader, position) : left;
  const right = readTerm(node.getRight(), scope, reader, position);
  const a = left && toExpression(left, node.getLeft(), reader);
  const b = right && toExpression(right, node.getRight(), reader);
  if (a === null || b === null) return null;
  return sameType(node, a, b, reader) && { kind: 'coalesce', left: a, right: b };
}
