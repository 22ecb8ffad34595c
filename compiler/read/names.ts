import type { Identifier } from 'ts-morph';
import { readTerm } from './expression.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';

/** A parameter, or a local `const`, which stands for its expression. What is captured has been read as a constant before. */
export function readName(node: Identifier, scope: Scope, reader: Reader, position: Position): Term | null {
  const bound = scope.names.get(node.getText());
  if (bound === undefined) return reader.report('SEG301', node, refusalOf(node));
  if (bound.kind !== 'later') return bound;
  return readTerm(bound.node, bound.scope, reader, position);
}
