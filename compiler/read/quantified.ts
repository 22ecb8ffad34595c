import type { CallExpression } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { elementTypes, isListType, typeOf } from '../ir/type-of.ts';
import type { Argument } from './functions.ts';
import { callbackOf, readCallback } from './helper.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Scope, Term } from './scope.ts';

/** `list.some(holds)` and `list.every(holds)` of a list of the event. */
export function readQuantified(
  node: CallExpression,
  quantifier: 'some' | 'every',
  list: Argument,
  scope: Scope,
  reader: Reader,
): Term | null {
  const [argument, ...more] = node.getArguments();
  if (argument === undefined || more.length > 0) return reader.report('SEG301', node, refusalOf(node));
  if (!list.mayBeAbsent && !isPresent(list.expression, list.node)) {
    const called = `\`list.${quantifier}(...)\``;
    return reader.report('SEG316', list.node, { called, type: typeOf(list.expression).type });
  }
  const { type } = typeOf(list.expression);
  const callback = callbackOf(argument, scope, reader);
  if (callback === null || !isListType(type)) return null;
  const holds = readCallback(callback, { kind: 'element', type: elementTypes[type] }, argument, scope, reader);
  if (holds === null) return null;
  if (looksOutside(holds)) return reader.report('SEG319', argument, { quantifier });
  return { kind: 'quantified', quantifier, list: list.expression, holds };
}

/** Whether a predicate over an element looks at anything but it. */
function looksOutside(expression: Expression): boolean {
  let found = false;
  JSON.stringify(expression, (_, value) => {
    found ||= value?.kind === 'field' || value?.kind === 'stepField' || value?.kind === 'metric';
    return value;
  });
  return found;
}
