import { expect, test } from 'vitest';
import type { Call, Comparison, Expression, Field, Literal } from '../ir/expression.ts';
import { printExpression } from '../print/expression.ts';
import { lowerCondition, lowerValue } from './expression.ts';

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
const calculate = (left: Expression, operator: '+' | '-' | '*' | '/' | '%', right: Expression): Expression => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
});
const oneOf = (subject: Expression, ...values: (string | number | boolean)[]): Expression => ({
  kind: 'oneOf',
  values,
  subject,
});
const call = (name: Call['function'], ...args: Expression[]): Expression => ({
  kind: 'call',
  function: name,
  arguments: args,
});
const concat = (...parts: Expression[]): Expression => ({ kind: 'concat', parts });
const conditional = (test: Expression, yes: Expression, no: Expression): Expression => ({
  kind: 'conditional',
  test,
  // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
  then: yes,
  otherwise: no,
});

const ts = field('ts', 'number', false);
const title = field('title', 'string', false);
const size = field('size', 'number', false);
const price = field('price', 'number', true);
const total = field('total', 'number', true);
const country = field('country', 'string', true);
const vip = field('vip', 'boolean', true);
const tags = field('tags', 'strings', true);
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
  ['`tags` IS NOT NULL', compare(tags, '!==', absent)],
  ['FALSE', compare(ts, '===', absent)],
  ['TRUE', compare(absent, '!==', ts)],
  ['TRUE', compare(absent, '===', absent)],
  // An ordering with an absent operand is false.
  ['`size` > 100E0', compare(size, '>', literal(100))],
  ['COALESCE(`price` > 100E0, FALSE)', compare(price, '>', literal(100))],
  ['NOT COALESCE(`price` > 100E0, FALSE)', not(compare(price, '>', literal(100)))],
  ['COALESCE(`price` * 2E0 < `ts`, FALSE)', compare(calculate(price, '*', literal(2)), '<', ts)],
  // Where NaN is possible, the planner must not turn the ordering round.
  ['is_less(`size` * `size`, 5E0)', compare(calculate(size, '*', size), '<', literal(5))],
  ['is_at_least(`price` / `size`, CAST(`ts` AS DOUBLE))', compare(calculate(price, '/', size), '>=', ts)],
  ['same_number(number_or_nan(`price`) * 2E0, 5E0)', compare(calculate(price, '*', literal(2)), '===', literal(5))],
  ['NOT same_number(`size` - `size`, `price`)', compare(calculate(size, '-', size), '!==', price)],
  // Code units order otherwise than bytes only where surrogates are.
  ["`title` < 'm'", compare(title, '<', literal('m'))],
  ['`title` IS DISTINCT FROM `country`', compare(title, '!==', country)],
  ['COALESCE(compare_text(`title`, `country`) < 0, FALSE)', compare(title, '<', country)],
  ["compare_text(`title`, '😀') >= 0", compare(title, '>=', literal('😀'))],
  // An absent boolean counts as false, also below NOT.
  ['COALESCE(`vip`, FALSE)', vip],
  ['NOT COALESCE(`vip`, FALSE)', not(vip)],
  ['COALESCE(`vip`, FALSE) AND `ts` > 1E0', and(vip, compare(ts, '>', literal(1)))],
  ['(`ts` > 1E0 OR COALESCE(`vip`, FALSE)) AND TRUE', and(or(compare(ts, '>', literal(1)), vip), literal(true))],
  ['`vip` IS NOT DISTINCT FROM TRUE', compare(vip, '===', literal(true))],
  ['FALSE', absent],
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
    'CAST(`ts` AS DOUBLE) * 2E0 - CAST(`ts` AS DOUBLE) > -1E0',
    compare(calculate(calculate(ts, '*', literal(2)), '-', ts), '>', literal(-1)),
  ],
  ['`size` < 300000E0', compare(size, '<', calculate(calculate(literal(5), '*', literal(60)), '*', literal(1000)))],
  ["is_less(`size`, number_of('Infinity'))", compare(size, '<', calculate(literal(1), '/', literal(0)))],
  [
    "is_less(1E0 / (`size` + number_of('0')), 0E0)",
    compare(calculate(literal(1), '/', calculate(size, '+', literal(0))), '<', literal(0)),
  ],
  ['is_more(remainder(`size`, 2E0), 0E0)', compare(calculate(size, '%', literal(2)), '>', literal(0))],
  ["`title` IN ('a', 'it''s')", oneOf(title, 'a', "it's")],
  ["COALESCE(`country` IN ('DE'), FALSE)", oneOf(country, 'DE')],
  ["NOT COALESCE(`country` IN ('DE'), FALSE)", not(oneOf(country, 'DE'))],
  ['FALSE', oneOf(country)],
  ["`title` IN ('1')", oneOf(title, 1, '1', true)],
  ['list_includes(ARRAY[0E0], `size` / `size`)', oneOf(calculate(size, '/', size), -0)],
  ["STARTSWITH(`title`, 'S')", call('startsWith', title, literal('S'))],
  ["COALESCE(ENDSWITH(`country`, 'S'), FALSE)", call('endsWith', country, literal('S'))],
  ["ends_with(COALESCE(`country`, ''), `title`)", call('endsWith', coalesce(country, literal('')), title)],
  ["LOCATE('x', `title`) > 0", call('includes', title, literal('x'))],
  ["starts_with(slice_text(`title`, 1E0), 'S')", call('startsWith', call('slice', title, literal(1)), literal('S'))],
  ["ends_with(`title`, '')", call('endsWith', title, literal(''))],
  ["text_length(hidden('abc')) = 3E0", compare(call('length', literal('abc')), '===', literal(3))],
  ['COALESCE(CAST(CARDINALITY(`tags`) AS DOUBLE) > 2E0, FALSE)', compare(call('listLength', tags), '>', literal(2))],
  ["`title` = 'a' || COALESCE(`country`, 'undefined')", compare(title, '===', concat(literal('a'), country))],
  [
    "`title` = concat_text('a', slice_text(`title`, 1E0))",
    compare(title, '===', concat(literal('a'), call('slice', title, literal(1)))),
  ],
  [`\`title\` = text_of('"\\ud83d"')`, compare(title, '===', literal('\ud83d'))],
  [
    'COALESCE(CASE WHEN `size` > 1E0 THEN CAST(`ts` AS DOUBLE) ELSE CAST(NULL AS DOUBLE) END > 2E0, FALSE)',
    compare(conditional(compare(size, '>', literal(1)), ts, absent), '>', literal(2)),
  ],
  [
    "COALESCE(matches_pattern(`country`, '\\A[Dd]\\z'), FALSE)",
    { kind: 'matches', subject: country, source: '^d$', flags: 'i' },
  ],
  [
    `COALESCE(some_of(\`tags\`, '{"kind":"comparison","operator":"===","left":{"kind":"element"},"right":{"kind":"literal","value":"it''s"}}'), FALSE)`,
    {
      kind: 'quantified',
      quantifier: 'some',
      list: tags,
      holds: compare({ kind: 'element', type: 'string' }, '===', literal("it's")),
    },
  ],
])('%s', (sql, expression) => {
  expect(printExpression(lowerCondition(expression))).toBe(sql);
});

test.each<readonly [string, Expression]>([
  ['CAST(`ts` AS DOUBLE)', ts],
  ['`country`', country],
  ["number_of('-0')", literal(-0)],
  ['5E-324', literal(5e-324)],
  ['ABS(`price`)', call('abs', price)],
  ['max_of(`size`, 1E0, CAST(`ts` AS DOUBLE))', call('max', size, literal(1), ts)],
  ['CEIL(hidden(-0.5E0))', call('ceil', literal(-0.5))],
])('the value %s', (sql, expression) => {
  expect(printExpression(lowerValue(expression))).toBe(sql);
});

test('a metric becomes the column it is given, and is refused outside of a session', () => {
  const metric: Expression = { kind: 'metric', name: 'views', type: 'number', optional: false };
  const holds = compare(metric, '>', literal(3));
  const scope = { metric: ({ name }: { name: string }) => ({ kind: 'column', name: `${name} before` }) as const };
  expect(printExpression(lowerCondition(holds, scope))).toBe('is_more(CAST(`views before` AS DOUBLE), 3E0)');
  const counted = { ...scope, metricRange: () => 'finite' as const };
  expect(printExpression(lowerCondition(holds, counted))).toBe('`views before` > 3E0');
  expect(() => lowerCondition(holds)).toThrow('segc has a bug: metric views outside of a session');
});
