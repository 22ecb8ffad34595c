import { describe, expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
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
    ['startsWith', 'ab', true],
    ['startsWith', 'bc', false],
    ['endsWith', 'bc', true],
    ['endsWith', 'ab', false],
    ['includes', 'b', true],
    ['includes', '', true],
    ['includes', '%', false],
  ] as const)('"abc".%s(%j) is %j', (method, text, result) => {
    expect(evaluate({ kind: 'stringTest', method, subject: p, text: literal(text) }, { p: 'abc' })).toBe(result);
  });

  test('oneOf: an absent subject is in no list, and kinds are kept apart', () => {
    const oneOf: Expression = { kind: 'oneOf', values: ['a', 1, true], subject: p };
    for (const value of ['a', 1, true]) expect(evaluate(oneOf, { p: value })).toBe(true);
    for (const value of [undefined, 'A', '1', 0, false]) expect(evaluate(oneOf, { p: value })).toBe(false);
  });
});
