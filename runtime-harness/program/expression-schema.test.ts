import { describe, expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../compiler/ir/functions.ts';
import { expressionSchema } from './expression-schema.ts';

const text: Expression = { kind: 'field', name: 'address.city', type: 'string', optional: true };
const list: Expression = { kind: 'field', name: 'tags', type: 'strings', optional: false };
const literal = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });

/** One of each kind; a kind without a row does not compile. */
const examples: { readonly [K in Expression['kind']]: Extract<Expression, { kind: K }> } = {
  literal: { kind: 'literal', value: null },
  field: { kind: 'field', name: 'scores', type: 'numbers', optional: true },
  stepField: { kind: 'stepField', step: 1, name: 'productId', type: 'string', optional: false },
  metric: { kind: 'metric', name: 'first.platform', type: 'string', optional: true },
  element: { kind: 'element', type: 'boolean' },
  not: { kind: 'not', operand: literal(false) },
  logical: { kind: 'logical', operator: '||', left: literal(true), right: literal(false) },
  comparison: { kind: 'comparison', operator: '!==', left: text, right: literal('\ud800') },
  arithmetic: { kind: 'arithmetic', operator: '%', left: literal(5e-324), right: literal(1e21) },
  concat: { kind: 'concat', parts: [text, literal('')] },
  coalesce: { kind: 'coalesce', left: text, right: literal(null) },
  conditional: {
    kind: 'conditional',
    test: literal(true),
    // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
    then: literal(1),
    otherwise: literal(null),
  },
  call: { kind: 'call', function: 'slice', arguments: [text, literal(1)] },
  matches: { kind: 'matches', subject: text, source: '^[a-z]+$', flags: 'iu' },
  oneOf: { kind: 'oneOf', values: ['a', 1, true], subject: text },
  quantified: {
    kind: 'quantified',
    quantifier: 'every',
    list,
    holds: { kind: 'comparison', operator: '===', left: { kind: 'element', type: 'string' }, right: literal('a') },
  },
};

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('an expression comes back from its JSON', () => {
  test.each(Object.entries(examples))('%s', (_kind, example) => {
    expect(expressionSchema.parse(throughJson(example))).toEqual(example);
    const nested: Expression = { kind: 'not', operand: { kind: 'not', operand: example } };
    expect(expressionSchema.parse(throughJson(nested))).toEqual(nested);
  });

  test.each(Object.keys(functions) as FunctionName[])('a call of %s', (name) => {
    const example: Expression = { kind: 'call', function: name, arguments: [] };
    expect(expressionSchema.parse(throughJson(example))).toEqual(example);
  });
});

test.each([
  { kind: 'call', function: 'toString', arguments: [] },
  { kind: 'stringTest', method: 'includes', subject: text, text },
  { ...examples.field, extra: 1 },
  { kind: 'literal' },
  { kind: 'not', operand: { kind: 'nothing' } },
])('%j is no expression', (value) => {
  expect(expressionSchema.safeParse(value).success).toBe(false);
});
