import { expect, test } from 'vitest';
import type { Comparison, Expression, Field, Literal, StringTest } from '../ir/expression.ts';
import { printExpression } from '../print/expression.ts';
import { lowerCondition } from './expression.ts';

const field = (name: string, type: Field['type'], optional: boolean): Field => ({
  kind: 'field',
  name,
  type,
  optional,
});
const literal = (value: Literal['value']): Literal => ({ kind: 'literal', value });
const compare = (left: Expression, operator: Comparison['operator'], right: Expression): Expression => ({
  kind: 'comparison',
  operator,
  left,
  right,
});
const not = (operand: Expression): Expression => ({ kind: 'not', operand });
const and = (left: Expression, right: Expression): Expression => ({ kind: 'logical', operator: '&&', left, right });
const or = (left: Expression, right: Expression): Expression => ({ kind: 'logical', operator: '||', left, right });
const coalesce = (left: Expression, right: Expression): Expression => ({ kind: 'coalesce', left, right });
const oneOf = (subject: Expression, ...values: (string | number | boolean)[]): Expression => ({
  kind: 'oneOf',
  values,
  subject,
});
const textTest = (method: StringTest['method'], subject: Expression, text: Expression): Expression => ({
  kind: 'stringTest',
  method,
  subject,
  text,
});

const ts = field('ts', 'number', false);
const title = field('title', 'string', false);
const price = field('price', 'number', true);
const total = field('total', 'number', true);
const country = field('country', 'string', true);
const vip = field('vip', 'boolean', true);
const absent = literal(null);

test.each<readonly [string, Expression]>([
  ['`ts` = 5E0', compare(ts, '===', literal(5))],
  ['`ts` <> 5E0', compare(ts, '!==', literal(5))],
  // What can be absent must not make the answer NULL.
  ['`price` IS NOT DISTINCT FROM 5E0', compare(price, '===', literal(5))],
  ["`country` IS DISTINCT FROM 'DE'", compare(country, '!==', literal('DE'))],
  ["'DE' IS DISTINCT FROM `country`", compare(literal('DE'), '!==', country)],
  ['`price` IS NOT DISTINCT FROM `total`', compare(price, '===', total)],
  ['NOT `price` IS NOT DISTINCT FROM `ts`', not(compare(price, '===', ts))],
  ['`price` IS NULL', compare(price, '===', absent)],
  ['`price` IS NOT NULL', compare(absent, '!==', price)],
  ['FALSE', compare(ts, '===', absent)],
  ['TRUE', compare(absent, '!==', ts)],
  ['TRUE', compare(absent, '===', absent)],
  // An absent boolean counts as false, also below NOT.
  ['COALESCE(`vip`, FALSE)', vip],
  ['NOT COALESCE(`vip`, FALSE)', not(vip)],
  ['COALESCE(`vip`, FALSE) AND `ts` > 1E0', and(vip, compare(ts, '>', literal(1)))],
  ['(`ts` > 1E0 OR COALESCE(`vip`, FALSE)) AND TRUE', and(or(compare(ts, '>', literal(1)), vip), literal(true))],
  ['`vip` IS NOT DISTINCT FROM TRUE', compare(vip, '===', literal(true))],
  ['COALESCE(`price`, 0E0) > 200E0', compare(coalesce(price, literal(0)), '>', literal(200))],
  ['COALESCE(`price`, `total`) IS NULL', compare(coalesce(price, total), '===', absent)],
  [
    'COALESCE(COALESCE(`price`, `total`), 1E0) = 1E0',
    compare(coalesce(coalesce(price, total), literal(1)), '===', literal(1)),
  ],
  ['`ts` = 1E0', compare(coalesce(ts, literal(0)), '===', literal(1))],
  ['`price` IS NULL', compare(coalesce(price, absent), '===', absent)],
  ['`ts` >= 1E0', compare(coalesce(absent, ts), '>=', literal(1))],
  [
    '`ts` * 2E0 - `ts` > -1E0',
    compare(
      {
        kind: 'arithmetic',
        operator: '-',
        left: { kind: 'arithmetic', operator: '*', left: ts, right: literal(2) },
        right: ts,
      },
      '>',
      literal(-1),
    ),
  ],
  ["`title` IN ('a', 'it''s')", oneOf(title, 'a', "it's")],
  ["COALESCE(`country` IN ('DE'), FALSE)", oneOf(country, 'DE')],
  ["NOT COALESCE(`country` IN ('DE'), FALSE)", not(oneOf(country, 'DE'))],
  ['FALSE', oneOf(country)],
  ["STARTSWITH(`title`, 'S')", textTest('startsWith', title, literal('S'))],
  ["ENDSWITH(COALESCE(`country`, ''), `title`)", textTest('endsWith', coalesce(country, literal('')), title)],
  ["LOCATE('x', `title`) > 0", textTest('includes', title, literal('x'))],
  // LOCATE does not find the empty text; `includes` does.
  [
    "COALESCE(`country`, 'x') = '' OR LOCATE(COALESCE(`country`, 'x'), `title`) > 0",
    textTest('includes', title, coalesce(country, literal('x'))),
  ],
  ['TRUE', textTest('endsWith', title, literal(''))],
])('%s', (sql, expression) => {
  expect(printExpression(lowerCondition(expression))).toBe(sql);
});

test('a metric becomes the column it is given, and is refused outside of a session', () => {
  const holds = compare({ kind: 'metric', name: 'views' }, '>', literal(3));
  const column = (name: string) => ({ kind: 'column', name: `${name} before` }) as const;
  expect(printExpression(lowerCondition(holds, column))).toBe('`views before` > 3E0');
  expect(() => lowerCondition(holds)).toThrow('segc has a bug: metric views outside of a session');
});
