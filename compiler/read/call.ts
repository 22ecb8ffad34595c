import { type CallExpression, type NewExpression, Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { isListType, typeOf } from '../ir/type-of.ts';
import { originOf } from '../source/trace.ts';
import { readConstantMethod } from './constant-method.ts';
import { constantOf } from './constants.ts';
import { readExpression, readTerm } from './expression.ts';
import { type Argument, functionOfCalendar, functionOfGlobal, functionOfMethod, readFunction } from './functions.ts';
import { readHelper, readLocalHelper } from './helper.ts';
import { isOptionalChain } from './presence.ts';
import { readQuantified } from './quantified.ts';
import type { Reader } from './reader.ts';
import { refusalOf, unrepeatableCall } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';
import { vocabularyName } from './vocabulary-name.ts';
import { isZone } from './zone.ts';

/** A call of a helper, of a function or a method that means the same in Flink, or a test of a constant list, set or pattern. */
export function readCall(node: CallExpression, scope: Scope, reader: Reader, position: Position): Term | null {
  const callee = node.getExpression();
  const instead = unrepeatableCall(callee.getText());
  if (instead !== null) return reader.report('SEG303', node, { call: `\`${callee.getText()}()\``, instead });
  const spread = node.getArguments().find(Node.isSpreadElement);
  if (spread !== undefined) return reader.report('SEG301', spread, refusalOf(spread));
  const local = readLocalHelper(node, scope, reader, position);
  if (local !== undefined) return local;
  const inCalendar = functionOfCalendar(vocabularyName(callee, 'calendar') ?? '');
  if (inCalendar !== null) return readCalendar(node, scope, reader);
  if (vocabularyName(callee, 'duration') !== null) {
    const syntax = 'a duration of a value that depends on the event';
    return reader.report('SEG301', node, { syntax, instead: 'Multiply it, as in `event.total * 60_000`.' });
  }
  const called = constantOf(callee, scope)?.value;
  if (typeof called === 'function') {
    const builtIn = functionOfGlobal(called);
    if (builtIn !== null)
      return readArguments(node, [], scope, reader, (given) => readFunction(builtIn, node, given, reader));
    if (originOf(called) !== undefined) {
      return readHelper(called as (...given: never[]) => unknown, node, scope, reader, position);
    }
  }
  return Node.isPropertyAccessExpression(callee)
    ? readMethod(node, callee.getExpression(), callee.getName(), scope, reader, position)
    : reader.report('SEG301', node, refusalOf(node));
}

/** `new` of anything but a constant set. */
export function readNew(node: NewExpression, _scope: Scope, reader: Reader): null {
  const callee = node.getExpression().getText();
  const instead = unrepeatableCall(callee);
  if (instead === null) return reader.report('SEG301', node, refusalOf(node));
  return reader.report('SEG303', node, { call: `\`new ${callee}()\``, instead });
}

function readCalendar(node: CallExpression, scope: Scope, reader: Reader): Term | null {
  const name = functionOfCalendar(vocabularyName(node.getExpression(), 'calendar') ?? '');
  const zone = node.getArguments()[1];
  const value = zone && constantOf(zone, scope)?.value;
  if (name === null || zone === undefined) return reader.report('SEG301', node, refusalOf(node));
  if (!isZone(value)) {
    return reader.report('SEG317', zone, { zone: typeof value === 'string' ? JSON.stringify(value) : 'no constant' });
  }
  return readArguments(node, [], scope, reader, (given) => readFunction(name, node, given, reader));
}

function readArguments<T>(
  node: CallExpression,
  first: readonly Argument[],
  scope: Scope,
  reader: Reader,
  use: (given: readonly Argument[]) => T | null,
): T | null {
  const given = node.getArguments().map((argument) => {
    const expression = readExpression(argument, scope, reader);
    return expression && { expression, node: argument };
  });
  return given.every((argument) => argument !== null) ? use([...first, ...given]) : null;
}

function readMethod(
  node: CallExpression,
  subjectNode: Node,
  method: string,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  const withDefault = readListOrElse(node, subjectNode, method, scope, reader);
  if (withDefault !== undefined) return withDefault;
  const subject = readTerm(subjectNode, scope, reader, 'value');
  if (subject === null) return null;
  if (subject.kind === 'record') return reader.report('SEG301', node, refusalOf(node));
  if (subject.kind !== 'constant') return readMethodOf(node, subject, subjectNode, method, scope, reader);
  if (typeof subject.value === 'string') {
    return readMethodOf(node, { kind: 'literal', value: subject.value }, subjectNode, method, scope, reader);
  }
  return readConstantMethod(node, subject.value, method, scope, reader, position);
}

/** A method of a value of the event. It may be absent where `?.` says what happens then. */
function readMethodOf(
  node: CallExpression,
  expression: Expression,
  subjectNode: Node,
  method: string,
  scope: Scope,
  reader: Reader,
  isGuarded = isOptionalChain(node.getExpression()),
): Term | null {
  const { type } = typeOf(expression);
  const subject: Argument = { expression, node: subjectNode, mayBeAbsent: isGuarded };
  if (isListType(type) && (method === 'some' || method === 'every')) {
    return readQuantified(node, method, subject, scope, reader);
  }
  const name = type === 'string' ? functionOfMethod(method, 'string') : functionOfMethod(method, 'list');
  if (name === null || (type !== 'string' && !isListType(type))) return reader.report('SEG301', node, refusalOf(node));
  return readArguments(node, [subject], scope, reader, (given) => readFunction(name, node, given, reader));
}

/**
 * `(event.tags ?? []).includes(a)`: the IR has no list in an expression, and needs none, since this is what the method gives of the
 * list, and when that is absent what it gives of the constant. Undefined when the call is not of this kind.
 */
function readListOrElse(
  node: CallExpression,
  subjectNode: Node,
  method: string,
  scope: Scope,
  reader: Reader,
): Term | null | undefined {
  const inner = withoutParentheses(subjectNode);
  if (!Node.isBinaryExpression(inner) || inner.getOperatorToken().getText() !== '??') return undefined;
  const otherwise = constantOf(inner.getRight(), scope)?.value;
  if (!Array.isArray(otherwise)) return undefined;
  const list = readExpression(inner.getLeft(), scope, reader);
  if (list === null) return null;
  const left = readMethodOf(node, list, inner.getLeft(), method, scope, reader, true);
  const right = readConstantMethod(node, otherwise, method, scope, reader, 'value');
  if (left === null || right === null || left.kind === 'record' || right.kind === 'record') return null;
  if (left.kind === 'constant') return left;
  const fallback: Expression = right.kind === 'constant' ? { kind: 'literal', value: right.value as boolean } : right;
  return { kind: 'coalesce', left, right: fallback };
}

function withoutParentheses(node: Node): Node {
  return Node.isParenthesizedExpression(node) ? withoutParentheses(node.getExpression()) : node;
}
