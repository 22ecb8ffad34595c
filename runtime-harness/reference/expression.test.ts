import { describe, expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { FunctionName } from '../../compiler/ir/functions.ts';
import { compare, literal } from '../suites/small-program.ts';
import { prepareExpression, type Value } from './expression.ts';

const field = (name: string): Expression => ({ kind: 'field', name, type: 'string', optional: true });
const [p, q] = [field('p'), field('q')];
type Operands = { readonly p?: Value; readonly q?: Value };

function evaluate(expression: Expression, operands: Operands): Value {
  return prepareExpression<Operands>(
    expression,
    ({ name }) =>
      (of) =>
        of[name as 'p' | 'q'],
  )(operands);
}

const values: readonly Value[] = [undefined, 0, -0, 1, 2.5, '', 'a', 'é', 'e\u0301', true, false];
const numbers: readonly (number | undefined)[] = [undefined, -1, -0, 0, 1, Number.POSITIVE_INFINITY];
const booleans = [undefined, true, false];

describe('SEMANTICS §9', () => {
  test('=== and !== are TypeScript’s, absent ones included', () => {
    for (const left of values) {
      for (const right of values) {
        expect(evaluate(compare(p, '===', q), { p: left, q: right })).toBe(left === right);
        expect(evaluate(compare(p, '!==', q), { p: left, q: right })).toBe(left !== right);
      }
    }
    expect(evaluate(compare(p, '!==', literal('DE')), {})).toBe(true);
    expect(evaluate(compare(p, '===', literal(null)), {})).toBe(true);
  });

  test('an ordering with an absent operand is false, and its negation true', () => {
    for (const left of numbers) {
      for (const right of numbers) {
        const isThere = left !== undefined && right !== undefined;
        const [a, b] = [left ?? 0, right ?? 0];
        const truth = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b };
        for (const operator of ['<', '<=', '>', '>='] as const) {
          const ordering = compare(p, operator, q);
          expect(evaluate(ordering, { p: left, q: right })).toBe(isThere && truth[operator]);
          expect(evaluate({ kind: 'not', operand: ordering }, { p: left, q: right })).toBe(
            !(isThere && truth[operator]),
          );
        }
      }
    }
  });

  test('an absent boolean counts as false', () => {
    for (const left of booleans) {
      expect(evaluate({ kind: 'not', operand: p }, { p: left })).toBe(left !== true);
      for (const right of booleans) {
        const operands = { p: left, q: right };
        expect(evaluate({ kind: 'logical', operator: '&&', left: p, right: q }, operands)).toBe(
          left === true && right === true,
        );
        expect(evaluate({ kind: 'logical', operator: '||', left: p, right: q }, operands)).toBe(
          left === true || right === true,
        );
      }
    }
  });

  test('?? takes the right side for an absent left one only', () => {
    const either: Expression = { kind: 'coalesce', left: p, right: q };
    expect(evaluate(either, { q: 1 })).toBe(1);
    for (const left of [0, '', false]) expect(evaluate(either, { p: left, q: 1 })).toBe(left);
  });

  test.each([
    ['+', 0.1 + 0.2],
    ['-', 0.1 - 0.2],
    ['*', 0.1 * 0.2],
  ] as const)('arithmetic is on doubles: %s', (operator, result) => {
    expect(evaluate({ kind: 'arithmetic', operator, left: p, right: q }, { p: 0.1, q: 0.2 })).toBe(result);
  });

  test.each([
    ['/', 0, Number.NaN],
    ['/', 1, Number.POSITIVE_INFINITY],
    ['%', -7, -1],
  ] as const)('dividing by zero, and the sign of a remainder: %s', (operator, left, result) => {
    const right = operator === '%' ? 3 : 0;
    expect(evaluate({ kind: 'arithmetic', operator, left: p, right: q }, { p: left, q: right })).toBe(result);
  });

  test.each([
    ['startsWith', 'ab', true],
    ['startsWith', 'bc', false],
    ['endsWith', 'bc', true],
    ['endsWith', 'ab', false],
    ['includes', 'b', true],
    ['includes', '', true],
    ['includes', '%', false],
    ['indexOf', 'c', 2],
    ['indexOf', 'x', -1],
  ] as const)('"abc".%s(%j) is %j', (name, text, result) => {
    const call: Expression = { kind: 'call', function: name, arguments: [p, literal(text)] };
    expect(evaluate(call, { p: 'abc' })).toBe(result);
    expect(evaluate(call, {})).toBe(undefined);
  });

  test('calls take what TypeScript gives them', () => {
    const call = (name: FunctionName, ...args: Expression[]): Expression => ({
      kind: 'call',
      function: name,
      arguments: args,
    });
    expect(evaluate(call('slice', p, literal(-2)), { p: 'a😀' })).toBe('😀');
    expect(evaluate(call('slice', p, literal(0), literal(2)), { p: 'a😀' })).toBe('a\ud83d');
    expect(evaluate(call('max', p, q, literal(3)), { p: 1, q: 2 })).toBe(3);
    expect(evaluate(call('max', p, q, literal(3)), { p: Number.NaN, q: 2 })).toBe(Number.NaN);
    expect(evaluate(call('max', p, q, literal(3)), { q: 2 })).toBe(undefined);
    expect(evaluate(call('round', p), { p: -0.2 })).toBe(-0);
    expect(evaluate(call('listIncludes', p, literal(0)), { p: [1, -0] })).toBe(true);
    expect(evaluate(call('listLength', p), { p: ['a', 'b'] })).toBe(2);
    expect(evaluate(call('length', p), { p: 'a😀' })).toBe(3);
  });

  test.each([
    ['hourOf', 2],
    ['minuteOf', 30],
    ['dayOf', 1],
    ['weekdayOf', 4],
    ['monthOf', 1],
    ['yearOf', 2026],
  ] as const)('%s in Berlin, late on the last day of 2025 in London, is %d', (name, result) => {
    const call: Expression = { kind: 'call', function: name, arguments: [p, literal('Europe/Berlin')] };
    expect(evaluate(call, { p: Date.UTC(2026, 0, 1, 1, 30) })).toBe(result);
    for (const ts of [-1, 8.64e15 + 1, Number.NaN]) expect(evaluate(call, { p: ts })).toBe(Number.NaN);
  });

  test('joining texts, an absent one among them', () => {
    expect(evaluate({ kind: 'concat', parts: [p, literal('-'), q] }, { p: 'a' })).toBe('a-undefined');
  });

  test('a choice, and a choice of nothing', () => {
    const choice: Expression = {
      kind: 'conditional',
      test: p,
      // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
      then: q,
      otherwise: literal(null),
    };
    expect(evaluate(choice, { p: true, q: 1 })).toBe(1);
    expect(evaluate(choice, { p: false, q: 1 })).toBe(undefined);
    expect(evaluate(choice, { q: 1 })).toBe(undefined);
  });

  test('a pattern; absent for an absent text', () => {
    const matches: Expression = { kind: 'matches', subject: p, source: '^a.$', flags: 'u' };
    expect(evaluate(matches, { p: 'a😀' })).toBe(true);
    expect(evaluate(matches, { p: 'ab\n' })).toBe(false);
    expect(evaluate(matches, {})).toBe(undefined);
  });

  test('some and every see the element; absent for an absent list', () => {
    const quantified = (quantifier: 'some' | 'every'): Expression => ({
      kind: 'quantified',
      quantifier,
      list: p,
      holds: compare({ kind: 'element', type: 'number' }, '>', literal(1)),
    });
    const both = (list: Value) => [
      evaluate(quantified('some'), { p: list }),
      evaluate(quantified('every'), { p: list }),
    ];
    expect(both([1, 2])).toEqual([true, false]);
    expect(both([])).toEqual([false, true]);
    expect(both(undefined)).toEqual([undefined, undefined]);
  });

  test('oneOf: an absent subject is in no list, and kinds are kept apart', () => {
    const oneOf: Expression = { kind: 'oneOf', values: ['a', 1, true], subject: p };
    for (const value of ['a', 1, true]) expect(evaluate(oneOf, { p: value })).toBe(true);
    for (const value of [undefined, 'A', '1', 0, false]) expect(evaluate(oneOf, { p: value })).toBe(false);
  });
});
