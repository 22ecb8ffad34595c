import { type CallExpression, Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { literalOf } from './constants.ts';
import { readExpression } from './expression.ts';
import { callbackOf, readCallback } from './helper.ts';
import { refusalOfPattern } from './pattern.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';

/** The longest constant list over which `some` and `every` are written out. */
const mostElements = 100;

/** A method of a constant: of a list, a set or a regular expression. */
export function readConstantMethod(
  node: CallExpression,
  subject: unknown,
  method: string,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  const [argument, ...more] = node.getArguments();
  if (argument === undefined || more.length > 0) return reader.report('SEG301', node, refusalOf(node));
  if (subject instanceof RegExp && method === 'test') return readMatches(node, subject, argument, scope, reader);
  if (Array.isArray(subject) && method === 'includes') return readOneOf(node, subject, argument, scope, reader);
  if (subject instanceof Set && method === 'has') return readOneOf(node, [...subject], argument, scope, reader);
  if (Array.isArray(subject) && (method === 'some' || method === 'every')) {
    return writeOut(node, subject, method, argument, scope, reader, position);
  }
  return reader.report('SEG301', node, refusalOf(node));
}

function readMatches(node: CallExpression, pattern: RegExp, argument: Node, scope: Scope, reader: Reader): Term | null {
  const refusal = refusalOfPattern(pattern.source, pattern.flags);
  const callee = node.getExpression();
  const place = Node.isPropertyAccessExpression(callee) ? callee.getExpression() : node;
  if (refusal !== null) return reader.report('SEG318', place, refusal);
  const subject = readExpression(argument, scope, reader);
  if (subject === null) return null;
  const { type } = typeOf(subject);
  if (type !== 'string' || !isPresent(subject, argument)) {
    return reader.report('SEG316', argument, { called: '`pattern.test(text)`', type: 'string' });
  }
  return { kind: 'matches', subject, source: pattern.source, flags: pattern.flags };
}

function readOneOf(
  node: CallExpression,
  values: readonly unknown[],
  argument: Node,
  scope: Scope,
  reader: Reader,
): Term | null {
  const subject = readExpression(argument, scope, reader);
  if (subject === null) return null;
  // Nothing is in an empty list, whatever its elements would have been.
  if (values.length === 0) return { kind: 'constant', value: false };
  const { type } = typeOf(subject);
  const wrong = values.findIndex(
    (value) => typeof value !== type || (typeof value === 'number' && !Number.isFinite(value)),
  );
  if (wrong >= 0) {
    const value = `a list with ${String(values[wrong])}, tested for a ${type}`;
    return reader.report('SEG304', node, { name: 'the list', value });
  }
  return { kind: 'oneOf', values: values as (string | number | boolean)[], subject };
}

/** `prefixes.some((prefix) => ...)` of a constant list: one condition for each element. */
function writeOut(
  node: CallExpression,
  values: readonly unknown[],
  method: 'some' | 'every',
  argument: Node,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  if (values.length > mostElements) return reader.report('SEG314', node, {});
  const callback = callbackOf(argument, scope, reader);
  if (callback === null) return null;
  const operator = method === 'some' ? '||' : '&&';
  let all: Expression | null = null;
  for (const value of values) {
    const one = readCallback(callback, { kind: 'constant', value }, argument, scope, reader);
    if (one === null) return null;
    all = all === null ? one : { kind: 'logical', operator, left: all, right: one };
  }
  if (all === null) return { kind: 'constant', value: method === 'every' };
  // `some` gives true or false, where its one condition may be absent.
  if (position === 'value' && typeOf(all).optional) {
    return { kind: 'coalesce', left: all, right: literalOf(false) as Expression };
  }
  return all;
}
