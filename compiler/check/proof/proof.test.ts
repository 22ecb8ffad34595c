import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison, Expression } from '../../ir/expression.ts';
import type { Schema } from '../../ir/schema.ts';
import { textOf } from './canonical.ts';
import { eventDomain, sessionDomain } from './domain.ts';
import { evaluate, type Value } from './evaluate.ts';
import { alwaysTrue, implies, neverTrue } from './implies.ts';

const schema: Schema = {
  types: {
    view: {
      price: { kind: 'number', optional: true, values: null },
      stock: { kind: 'number', optional: false, values: null },
      title: { kind: 'string', optional: false, values: null },
      platform: { kind: 'string', optional: true, values: ['desktop', 'mobile'] },
      vip: { kind: 'boolean', optional: true, values: null },
    },
  },
};
const domain = eventDomain(schema, ['view']);

const price: Expression = { kind: 'field', name: 'price', type: 'number', optional: true };
const stock: Expression = { kind: 'field', name: 'stock', type: 'number', optional: false };
const title: Expression = { kind: 'field', name: 'title', type: 'string', optional: false };
const platform: Expression = { kind: 'field', name: 'platform', type: 'string', optional: true };
const vip: Expression = { kind: 'field', name: 'vip', type: 'boolean', optional: true };
const lit = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });
const is = (left: Expression, operator: Comparison['operator'], right: Expression | string | number | boolean | null) =>
  ({
    kind: 'comparison',
    operator,
    left,
    right: typeof right === 'object' && right !== null ? right : lit(right),
  }) as const;
const and = (left: Expression, right: Expression): Expression => ({ kind: 'logical', operator: '&&', left, right });
const or = (left: Expression, right: Expression): Expression => ({ kind: 'logical', operator: '||', left, right });
const not = (operand: Expression): Expression => ({ kind: 'not', operand });
const orZero = (left: Expression): Expression => ({ kind: 'coalesce', left, right: lit(0) });
const call = (name: 'startsWith' | 'length', ...values: Expression[]): Expression => ({
  kind: 'call',
  function: name,
  arguments: values,
});

test.each<readonly [string, Expression, 'never' | 'always' | 'unknown']>([
  ['false', lit(false), 'never'],
  ['1 + 1 === 2', is({ kind: 'arithmetic', operator: '+', left: lit(1), right: lit(1) }, '===', 2), 'always'],
  ['stock > 5 && stock < 3', and(is(stock, '>', 5), is(stock, '<', 3)), 'never'],
  ['stock > 5 && stock < 6', and(is(stock, '>', 5), is(stock, '<', 6)), 'unknown'],
  ['stock >= 5 && stock <= 5', and(is(stock, '>=', 5), is(stock, '<=', 5)), 'unknown'],
  ['stock > 5 && stock <= 5', and(is(stock, '>', 5), is(stock, '<=', 5)), 'never'],
  ['stock > 5 || stock <= 5: fields are no NaN', or(is(stock, '>', 5), is(stock, '<=', 5)), 'always'],
  [
    'the same of a quotient, which can be NaN',
    or(
      is({ kind: 'arithmetic', operator: '/', left: stock, right: stock }, '>', 5),
      is({ kind: 'arithmetic', operator: '/', left: stock, right: stock }, '<=', 5),
    ),
    'unknown',
  ],
  ["title === 'a' && title === 'b'", and(is(title, '===', 'a'), is(title, '===', 'b')), 'never'],
  ["title !== 'a' || title !== 'b'", or(is(title, '!==', 'a'), is(title, '!==', 'b')), 'always'],
  ['stock === stock', is(stock, '===', stock), 'always'],
  ['stock < stock', is(stock, '<', stock), 'never'],
  ['stock < ts && ts < stock', and(is(stock, '<', title), is(title, '<', stock)), 'never'],
  ['price === undefined && price > 1', and(is(price, '===', null), is(price, '>', 1)), 'never'],
  ['price !== undefined', is(price, '!==', null), 'unknown'],
  ['stock !== undefined', is(stock, '!==', null), 'always'],
  ['(price ?? 0) > 5 && price === 3', and(is(orZero(price), '>', 5), is(price, '===', 3)), 'never'],
  ['(price ?? 0) > 5 && price === undefined', and(is(orZero(price), '>', 5), is(price, '===', null)), 'never'],
  ["platform === 'tablet', not in its type", is(platform, '===', 'tablet'), 'never'],
  ['neither of all its values: absent', and(is(platform, '!==', 'desktop'), is(platform, '!==', 'mobile')), 'unknown'],
  [
    'neither of all its values, and present',
    and(and(is(platform, '!==', 'desktop'), is(platform, '!==', 'mobile')), is(platform, '!==', null)),
    'never',
  ],
  ['vip && !vip', and(vip, not(vip)), 'never'],
  ['vip || !vip', or(vip, not(vip)), 'always'],
  ['!vip: absent counts as false', not(vip), 'unknown'],
  [
    "title === 'shoe' && title.startsWith('x')",
    and(is(title, '===', 'shoe'), call('startsWith', title, lit('x'))),
    'never',
  ],
  ['title.length < 0', is(call('length', title), '<', 0), 'never'],
  ['an empty list', { kind: 'oneOf', values: [], subject: title }, 'never'],
  [
    '1 / stock < 0 where stock is 0: it can be -0',
    and(is(stock, '===', 0), is({ kind: 'arithmetic', operator: '/', left: lit(1), right: stock }, '<', 0)),
    'unknown',
  ],
])('%s', (_, condition, outcome) => {
  expect([neverTrue(condition, domain), alwaysTrue(condition, domain)]).toEqual([
    outcome === 'never',
    outcome === 'always',
  ]);
});

test('the metrics of a session: events is at least 1, duration at least 0, counts are whole', () => {
  const metric = (name: string): Expression => ({ kind: 'metric', name, type: 'number', optional: false });
  const views = { kind: 'occurs', types: ['view'], where: null } as const;
  const session = { kind: 'session', gapMs: 1, judged: 'closed', holds: lit(true) } as const;
  const of = sessionDomain(schema, { ...session, metrics: [{ name: 'views', kind: 'count', of: views, value: null }] });
  const never = (condition: Expression) => neverTrue(condition, of);
  expect(never(is(metric('events'), '<', 1))).toBe(true);
  expect(never(is(metric('events'), '<', 2))).toBe(false);
  expect(never(is(metric('duration'), '<', 0))).toBe(true);
  expect(never(and(is(metric('views'), '>', 2), is(metric('views'), '<', 3)))).toBe(true);
  expect(never(and(is(metric('views'), '>', 2), is(metric('views'), '<', 4)))).toBe(false);
});

test('a narrower condition implies a wider one, and not the other way round', () => {
  const [narrow, wide] = [is(orZero(price), '>', 200), is(orZero(price), '>', 100)];
  expect([implies(narrow, wide, domain), implies(wide, narrow, domain)]).toEqual([true, false]);
  expect(implies(is(platform, '===', 'mobile'), is(platform, '!==', null), domain)).toBe(true);
});

const numbers = [-0, 0, 1, 2, 2.5, Number.POSITIVE_INFINITY];
const strings = ['', 'a', 'b', 'desktop', 'mobile'];
const numeric = (depth: number): fc.Arbitrary<Expression> =>
  depth === 0
    ? fc.oneof(fc.constantFrom(...numbers, Number.NaN).map(lit), fc.constant(stock), fc.constant(orZero(price)))
    : fc.oneof(
        numeric(0),
        fc
          .tuple(fc.constantFrom('+', '-', '*', '/', '%' as const), numeric(depth - 1), numeric(depth - 1))
          .map(
            ([operator, left, right]): Expression => ({ kind: 'arithmetic', operator: operator as '+', left, right }),
          ),
      );
const operators = fc.constantFrom<Comparison['operator']>('===', '!==', '<', '<=', '>', '>=');
const text = fc.oneof(fc.constantFrom(...strings).map(lit), fc.constantFrom(title, platform));
const condition: fc.Arbitrary<Expression> = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(numeric(1), operators, numeric(1)).map(([a, o, b]): Expression => is(a, o, b)),
    fc
      .tuple(text, fc.constantFrom<Comparison['operator']>('===', '!=='), text)
      .map(([a, o, b]): Expression => is(a, o, b)),
    fc.constantFrom<Expression>(vip, lit(true), lit(false), is(price, '===', null)),
    fc.tuple(fc.subarray(strings), text).map(([values, subject]): Expression => ({ kind: 'oneOf', values, subject })),
    tie('condition').map(not),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => and(a, b)),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => or(a, b)),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([test, then, otherwise]): Expression => ({ kind: 'conditional', test, then, otherwise })),
  ),
})).condition;

test('what is proven is so of every event', () => {
  const event = fc.record({
    price: fc.constantFrom<Value>(undefined, ...numbers),
    stock: fc.constantFrom<Value>(...numbers),
    title: fc.constantFrom<Value>(...strings),
    platform: fc.constantFrom<Value>(undefined, 'desktop', 'mobile'),
    vip: fc.constantFrom<Value>(undefined, true, false),
  });
  let proven = 0;
  fc.assert(
    fc.property(condition, condition, fc.array(event, { minLength: 20, maxLength: 20 }), (one, other, events) => {
      const claims = [neverTrue(one, domain), alwaysTrue(one, domain), implies(one, other, domain)];
      proven += claims.filter(Boolean).length;
      for (const { price: p, stock: s, title: t, platform: f, vip: v } of events) {
        const assumptions = new Map(
          [price, stock, title, platform, vip].map((field, index) => [textOf(field), [p, s, t, f, v][index]]),
        );
        const holds = (each: Expression) => evaluate(each, assumptions)?.value === true;
        if (claims[0] && holds(one)) return false;
        if (claims[1] && !holds(one)) return false;
        if (claims[2] && holds(one) && !holds(other)) return false;
      }
      return true;
    }),
    { numRuns: 3000, seed: 4 },
  );
  expect(proven).toBeGreaterThan(500);
});
