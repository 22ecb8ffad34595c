import { Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf, type ValueType } from '../ir/type-of.ts';
import { constantOf, describeConstant, literalOf } from './constants.ts';
import type { Reader } from './reader.ts';
import { readRecordPresence } from './record-presence.ts';
import { refusalOf } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';
import { formOf } from './syntax.ts';

/** Reads an expression that is used as a condition: it must be a boolean (SEMANTICS §9). */
export function readCondition(
  node: Node,
  scope: Scope,
  reader: Reader,
  position: Position = 'condition',
): Expression | null {
  const term = readTerm(node, scope, reader, position);
  if (term === null) return null;
  // What an object is when it is not absent is true in every language.
  if (term.kind === 'record') return readRecordPresence(node, term, reader);
  const expression = toExpression(term, node, reader);
  if (expression === null) return null;
  const { type } = typeOf(expression);
  return type === 'boolean' ? expression : reader.report('SEG305', node, { type: named(type) });
}

/** Reads an expression whose value is used as it is, or only as a condition. */
export function readExpression(
  node: Node,
  scope: Scope,
  reader: Reader,
  position: Position = 'value',
): Expression | null {
  const term = readTerm(node, scope, reader, position);
  return term && toExpression(term, node, reader);
}

/** A type in the words of a complaint. */
export function named(type: ValueType['type']): string {
  if (type === 'absent') return 'an absent value';
  return type === 'strings' || type === 'numbers' || type === 'booleans' ? `a list of ${type}` : `a ${type}`;
}

/** The expression of a term; a record has none, and neither has a constant that is no single value. */
export function toExpression(term: Term, node: Node, reader: Reader): Expression | null {
  if (term.kind === 'record') {
    const instead = 'Use one of its fields, as in `event.price`.';
    return reader.report('SEG301', node, { syntax: `\`${shortText(node)}\`, an object`, instead });
  }
  if (term.kind !== 'constant') return term;
  if (term.value === null) return reader.report('SEG310', node, {});
  const literal = literalOf(term.value);
  if (literal !== null) return literal;
  return reader.report('SEG304', node, { name: `\`${shortText(node)}\``, value: describeConstant(term.value) });
}

/** A whitelist: what is not in the table of forms is refused, with a place and what to write instead. */
export function readTerm(node: Node, scope: Scope, reader: Reader, position: Position): Term | null {
  scope.budget.left -= 1;
  if (scope.budget.left < 0) {
    // Once: everything after it is too much as well.
    return scope.budget.left === -1 ? reader.report('SEG314', node, {}) : null;
  }
  if (Node.isParenthesizedExpression(node)) return readTerm(node.getExpression(), scope, reader, position);
  const constant = constantOf(node, scope);
  if (constant !== null) return constant;
  const form = formOf(node);
  if (form === null) return reader.report('SEG301', node, refusalOf(node));
  const term = form.read(node, scope, reader, position);
  if (term !== null && term.kind !== 'constant' && term.kind !== 'record') reader.place(term, node);
  return term;
}

export function shortText(node: Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
