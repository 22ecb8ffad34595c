import { expect, test } from 'vitest';
import { call, column, integer, operator, type SqlExpression, text, truth } from '../plan/sql-expression.ts';
import { printExpression } from './expression.ts';

const [a, b, c] = [column('a'), column('b'), column('c')];
const double = (value: number): SqlExpression => ({ kind: 'double', value });
const not = (operand: SqlExpression): SqlExpression => ({ kind: 'not', operand });
const isNull = (operand: SqlExpression, negated = false): SqlExpression => ({ kind: 'isNull', negated, operand });
const isIn = (subject: SqlExpression, ...values: SqlExpression[]): SqlExpression => ({ kind: 'in', subject, values });

test.each<readonly [string, SqlExpression]>([
  ['`a`', a],
  ["'it''s'", text("it's")],
  ['TRUE', truth(true)],
  ['-2', integer(-2)],
  ['`a` OR `b` AND `c`', operator('OR', a, operator('AND', b, c))],
  ['(`a` OR `b`) AND `c`', operator('AND', operator('OR', a, b), c)],
  ['`a` AND `b` AND `c`', operator('AND', a, operator('AND', b, c))],
  ['`a` OR `b` OR `c`', operator('OR', a, b, c)],
  ['NOT `a` AND `b`', operator('AND', not(a), b)],
  ['NOT (`a` AND `b`)', not(operator('AND', a, b))],
  ['NOT `a` = `b`', not(operator('=', a, b))],
  ['NOT (NOT `a`)', not(not(a))],
  ['NOT `a` IS NULL', not(isNull(a))],
  ['(NOT `a`) IS NOT NULL', isNull(not(a), true)],
  ['(`a` = `b`) IS NULL', isNull(operator('=', a, b))],
  ['(`a` IS NULL) = `b`', operator('=', isNull(a), b)],
  ['(`a` = `b`) = `c`', operator('=', operator('=', a, b), c)],
  ['`a` = (`b` <> `c`)', operator('=', a, operator('<>', b, c))],
  ['(`a` OR `b`) IS DISTINCT FROM (NOT `c`)', operator('IS DISTINCT FROM', operator('OR', a, b), not(c))],
  ['`a` + `b` < `c` * 2E0', operator('<', operator('+', a, b), operator('*', c, double(2)))],
  ['(`a` + `b`) * `c`', operator('*', operator('+', a, b), c)],
  ['`a` - `b` - `c`', operator('-', operator('-', a, b), c)],
  ['`a` - (`b` - `c`)', operator('-', a, operator('-', b, c))],
  // Doubles do not associate: `a + (b + c)` is another number.
  ['`a` + (`b` + `c`)', operator('+', a, operator('+', b, c))],
  ['`a` * (`b` * `c`)', operator('*', a, operator('*', b, c))],
  // `--` would begin a comment.
  ['`a` - (-1E0)', operator('-', a, double(-1))],
  ['(-1E0) * `a`', operator('*', double(-1), a)],
  ["`a` IN ('x', 'y')", isIn(a, text('x'), text('y'))],
  ['(`a` = `b`) IN (TRUE)', isIn(operator('=', a, b), truth(true))],
  ['`a` + `b` IN (1E0)', isIn(operator('+', a, b), double(1))],
  ['NOT `a` IN (1E0)', not(isIn(a, double(1)))],
  ['COALESCE(`a` OR `b`, FALSE) AND `c`', operator('AND', call('COALESCE', operator('OR', a, b), truth(false)), c)],
  ["LOCATE('x', `a`) > 0", operator('>', call('LOCATE', text('x'), a), integer(0))],
])('%s', (sql, expression) => {
  expect(printExpression(expression)).toBe(sql);
});
