import type { Node, TemplateExpression } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { isText } from './constant-operators.ts';
import { named, readTerm, toExpression } from './expression.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';
import type { Constant, Scope, Term } from './scope.ts';

/** A template string. */
export function readTemplate(node: TemplateExpression, scope: Scope, reader: Reader): Term | null {
  const parts: (Expression | null)[] = [literal(node.getHead().getLiteralText())];
  for (const span of node.getTemplateSpans()) {
    const part = span.getExpression();
    const term = readTerm(part, scope, reader, 'value');
    parts.push(term && readPart(term, part, reader), literal(span.getLiteral().getLiteralText()));
  }
  return parts.every((part) => part !== null) ? join(parts) : null;
}

/** A part of joined text: a string that is present, or a constant, whose text is known. */
export function readPart(term: Term, node: Node, reader: Reader): Expression | null {
  if (term.kind === 'constant' && isText(term.value)) return literal(String(term.value));
  const expression = toExpression(term, node, reader);
  if (expression === null) return null;
  const { type } = typeOf(expression);
  if (type !== 'string') return reader.report('SEG312', node, { found: named(type) });
  if (!isPresent(expression, node)) return reader.report('SEG312', node, { found: 'a string that can be absent' });
  return expression;
}

/** The parts joined, with constants that stand side by side as one. */
export function join(parts: readonly Expression[]): Term {
  const joined: Expression[] = [];
  for (const part of parts.flatMap((each) => (each.kind === 'concat' ? each.parts : [each]))) {
    const last = joined.at(-1);
    if (last?.kind === 'literal' && part.kind === 'literal')
      joined.splice(-1, 1, literal(`${last.value}${part.value}`));
    else joined.push(part);
  }
  const kept = joined.filter((part) => part.kind !== 'literal' || part.value !== '');
  const [only, second] = kept;
  if (only === undefined) return emptyText;
  if (second !== undefined) return { kind: 'concat', parts: kept };
  return only.kind === 'literal' ? { kind: 'constant', value: only.value } : only;
}

const emptyText: Constant = { kind: 'constant', value: '' };
const literal = (value: string): Expression => ({ kind: 'literal', value });
