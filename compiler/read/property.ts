import type { ElementAccessExpression, Node, PropertyAccessExpression } from 'ts-morph';
import { suggestion } from '../diagnostics/suggestion.ts';
import type { Expression } from '../ir/expression.ts';
import { isListType, typeOf } from '../ir/type-of.ts';
import { constantOf } from './constants.ts';
import { readTerm } from './expression.ts';
import { readFunction } from './functions.ts';
import { isOptionalChain } from './presence.ts';
import type { Reader } from './reader.ts';
import type { RecordView } from './record.ts';
import { refusalOf } from './refusals.ts';
import type { Scope, Term } from './scope.ts';

/** `event.field`, or the `length` of a string or a list. */
export function readProperty(node: PropertyAccessExpression, scope: Scope, reader: Reader): Term | null {
  const owner = node.getExpression();
  const term = readTerm(owner, scope, reader, 'value');
  if (term === null) return null;
  const name = node.getName();
  if (term.kind === 'record') return propertyOf(term, name, node, reader);
  if (name === 'length' && term.kind !== 'constant') return readLength(node, term, reader);
  return reader.report('SEG301', node, refusalOf(node));
}

function readLength(node: PropertyAccessExpression, subject: Expression, reader: Reader): Expression | null {
  const name = isListType(typeOf(subject).type) ? 'listLength' : 'length';
  const argument = { expression: subject, node: node.getExpression(), mayBeAbsent: isOptionalChain(node) };
  return readFunction(name, node, [argument], reader);
}

/** `event['field']` and `event[name]` with a name that is a constant. */
export function readElementAccess(node: ElementAccessExpression, scope: Scope, reader: Reader): Term | null {
  const argument = node.getArgumentExpression();
  const key = argument && constantOf(argument, scope)?.value;
  if (constantOf(node.getExpression(), scope) !== null) {
    const instead = "Write the cases out, as in `key === 'a' ? prices.a : prices.b`.";
    return reader.report('SEG301', node, { syntax: 'looking up a key that depends on the event', instead });
  }
  const term = readTerm(node.getExpression(), scope, reader, 'value');
  if (term === null) return null;
  if (term.kind === 'record' && typeof key === 'string') return propertyOf(term, key, node, reader);
  if (term.kind !== 'record' && term.kind !== 'constant' && isListType(typeOf(term).type)) {
    const instead = 'Ask for some or every element, as in `event.tags.some((tag) => ...)`.';
    return reader.report('SEG301', node, { syntax: 'one element of a list', instead });
  }
  return reader.report('SEG301', node, refusalOf(node));
}

function propertyOf(record: RecordView, name: string, node: Node, reader: Reader): Term | null {
  const property = record.property(name);
  if (property !== null) return property;
  return reader.report('SEG311', node, { name, advice: suggestion(name, record.names) });
}
