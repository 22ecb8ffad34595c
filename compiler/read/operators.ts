import type { BinaryExpression } from 'ts-morph';
import { readArithmetic, readOrdering, readPlus } from './arithmetic.ts';
import { readEquality, readLoose } from './equality.ts';
import type { Described, Form } from './form.ts';
import { readCoalesce, readLogical } from './logical.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';

type Read = Form<BinaryExpression>['read'];

const described = (written: string, meaning: string, example: string, refused: string): Described => ({
  written,
  meaning,
  example,
  refused,
});

const numbers = 'Of two numbers that are present.';
const ordered = 'Of two numbers, or of two strings by UTF-16 code unit, that are present.';
const equal = 'Of values of one type, or absent ones: `undefined !== 1` is true.';
const loose = 'Asks whether a value is absent.';

/** Operators with two operands, by how they are written. */
export const operatorForms: { readonly [operator: string]: Described & { readonly read: Read } } = {
  '&&': {
    ...described(
      '`a && b`',
      'Of conditions; as a value only where both are present.',
      '(view) => view.active && !(view.vip && view.total > 1)',
      '(view) => (view.vip && view.active) === true',
    ),
    read: readLogical,
  },
  '||': {
    ...described(
      '`a || b`',
      'Of conditions; as a value only where `b` is present.',
      '(view) => view.active || !(view.vip || view.total > 1)',
      "(view) => (view.country || 'DE') === 'DE'",
    ),
    read: readLogical,
  },
  '??': {
    ...described(
      '`a ?? b`',
      '`b` when `a` is absent.',
      '(view) => (view.price ?? 0) > 5',
      "(view) => (view.price ?? 'none') === 'none'",
    ),
    read: readCoalesce,
  },
  '===': {
    ...described('`a === b`', equal, '(view) => view.price === undefined', '(view) => view.price === (null as never)'),
    read: readEquality,
  },
  '!==': {
    ...described('`a !== b`', equal, "(view) => view.country !== 'DE'", '(view) => view.tags !== view.labels'),
    read: readEquality,
  },
  '==': {
    ...described('`a == null`', loose, '(view) => view.price == null', '(view) => view.price == 5'),
    read: readLoose,
  },
  '!=': {
    ...described('`a != null`', loose, '(view) => view.price != null', '(view) => view.price != 5'),
    read: readLoose,
  },
  '<': {
    ...described('`a < b`', ordered, "(view) => view.title < 'm'", '(view) => view.active < true'),
    read: readOrdering,
  },
  '<=': {
    ...described('`a <= b`', ordered, '(view) => view.total <= 5', '(view) => view.active <= true'),
    read: readOrdering,
  },
  '>': {
    ...described(
      '`a > b`',
      ordered,
      '(view) => view.price !== undefined && view.price > 5',
      '(view) => view.price! > 5',
    ),
    read: readOrdering,
  },
  '>=': {
    ...described('`a >= b`', ordered, '(view) => view.total >= 5', '(view) => view.active >= true'),
    read: readOrdering,
  },
  '+': {
    ...described(
      '`a + b`',
      'The sum of two numbers, or strings joined, that are present.',
      "(view) => view.title + '!' === 'sale!' && view.total + 1 > 5",
      "(view) => view.title + view.total === 'sale5'",
    ),
    read: readPlus,
  },
  '-': {
    ...described('`a - b`', numbers, '(view) => view.total - 1 > 5', '(view) => view.total - Number(view.title) > 5'),
    read: readArithmetic,
  },
  '*': {
    ...described('`a * b`', numbers, '(view) => view.total * 2 > 5', '(view) => view.total ** 2 > 5'),
    read: readArithmetic,
  },
  '/': {
    ...described(
      '`a / b`',
      `${numbers} \`1 / 0\` is Infinity.`,
      '(view) => view.total / 2 > 5',
      '(view) => parseInt(view.title) / 2 > 5',
    ),
    read: readArithmetic,
  },
  '%': {
    ...described(
      '`a % b`',
      `${numbers} Has the sign of \`a\`.`,
      '(view) => view.total % 2 === 1',
      '(view) => (view.total & 1) === 1',
    ),
    read: readArithmetic,
  },
};

export function readBinary(node: BinaryExpression, scope: Scope, reader: Reader, position: Position): Term | null {
  const operator = node.getOperatorToken().getText();
  const form = Object.hasOwn(operatorForms, operator) ? operatorForms[operator] : undefined;
  if (form === undefined) return reader.report('SEG301', node, refusalOf(node, node.getOperatorToken().getKind()));
  return form.read(node, scope, reader, position);
}
