import { type CallExpression, Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { constantOf } from './constants.ts';
import { readExpression } from './expression.ts';
import type { PredicateScope } from './predicate.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';

/** Calls whose result differs from run to run, and what takes their place. */
const unrepeatable: { readonly [callee: string]: string } = {
  'Date.now': 'Use `event.ts`, the time of the event, or a window such as `for: minutes(30)`.',
  'performance.now': 'Use `event.ts`, the time of the event.',
  'Math.random': 'To sample users, put a stable number into the event where it is made.',
};

const stringTests = new Set<string>(['startsWith', 'endsWith', 'includes']);

/** A string test, or the test whether a constant list includes a value. */
export function readCall(node: CallExpression, scope: PredicateScope, reader: Reader): Expression | null {
  const callee = node.getExpression();
  const instead = unrepeatable[callee.getText()];
  if (instead !== undefined) return reader.report('SEG303', node, { call: `\`${callee.getText()}()\``, instead });
  const [argument, ...more] = node.getArguments();
  if (
    !Node.isPropertyAccessExpression(callee) ||
    callee.hasQuestionDotToken() ||
    argument === undefined ||
    more.length > 0
  ) {
    return reader.report('SEG301', node, refusalOf(node));
  }
  const method = callee.getName();
  const subjectNode = callee.getExpression();
  const pattern = [subjectNode, argument].find(Node.isRegularExpressionLiteral);
  if (pattern !== undefined) return reader.report('SEG301', pattern, refusalOf(pattern));
  const list = constantOf(subjectNode, scope);
  if (method === 'includes' && list.found && Array.isArray(list.value)) {
    const subject = readExpression(argument, scope, reader);
    return subject && readOneOf(node, list.value, subject, reader);
  }
  if (!stringTests.has(method)) return reader.report('SEG301', node, refusalOf(node));
  const subject = readString(subjectNode, method, scope, reader);
  const text = readString(argument, method, scope, reader);
  return subject && text && { kind: 'call', function: method as 'startsWith', arguments: [subject, text] };
}

function readString(node: Node, method: string, scope: PredicateScope, reader: Reader): Expression | null {
  const expression = readExpression(node, scope, reader);
  if (expression === null) return null;
  const { type, optional } = typeOf(expression);
  if (type === 'string' && !optional) return expression;
  const syntax = `\`${method}\` on a ${type === 'string' ? 'string that can be absent' : type}`;
  return reader.report('SEG301', node, {
    syntax,
    instead: `Give it a value first, as in \`(text ?? '').${method}(...)\`.`,
  });
}

function readOneOf(node: Node, values: readonly unknown[], subject: Expression, reader: Reader): Expression | null {
  const { type } = typeOf(subject);
  const wrong = values.find((value) => typeof value !== type || (typeof value === 'number' && !Number.isFinite(value)));
  if (wrong !== undefined || values.includes(undefined)) {
    return reader.report('SEG304', node, {
      name: 'the list',
      value: `a list with ${String(wrong)}, tested for a ${type}`,
    });
  }
  return { kind: 'oneOf', values: values as (string | number | boolean)[], subject };
}
