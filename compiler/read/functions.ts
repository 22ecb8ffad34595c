import type { Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { type FunctionName, type FunctionSignature, functions, type ParameterType } from '../ir/functions.ts';
import { elementTypes, isListType, typeOf } from '../ir/type-of.ts';
import { named } from './expression.ts';
import type { Described } from './form.ts';
import { isPresent } from './presence.ts';
import type { Reader } from './reader.ts';

/** How a function of the IR is called: a global, a method, a property of a value, or a function of the vocabulary's calendar. */
type Called =
  | { readonly global: unknown }
  | { readonly method: string; readonly of: 'string' | 'list' }
  | { readonly property: string }
  | { readonly calendar: string };

export type FunctionForm = Described & Called;

const global = (written: string, value: unknown, meaning: string, example: string, refused: string): FunctionForm => ({
  written: `\`${written}\``,
  meaning,
  example,
  refused,
  global: value,
});
const method = (written: string, name: string, meaning: string, example: string, refused: string): FunctionForm => ({
  written: `\`${written}\``,
  meaning,
  example,
  refused,
  method: name,
  of: 'string',
});
const calendar = (name: string, meaning: string, refused: string): FunctionForm => ({
  written: `\`${name}(ts, zone)\``,
  meaning,
  example: `(view) => ${name}(view.ts, 'Europe/Berlin') > 5`,
  refused,
  calendar: name,
});

/** One row per function of the IR: one without a row does not compile. */
export const functionForms: { readonly [F in FunctionName]: FunctionForm } = {
  abs: global('Math.abs(a)', Math.abs, '', '(view) => Math.abs(view.total) > 5', '(view) => Math.cbrt(view.total) > 5'),
  ceil: global(
    'Math.ceil(a)',
    Math.ceil,
    '',
    '(view) => Math.ceil(view.total) === 5',
    '(view) => Math.ceil(Number(view.title)) === 5',
  ),
  floor: global(
    'Math.floor(a)',
    Math.floor,
    '',
    '(view) => Math.floor(view.total) === 5',
    '(view) => ~~view.total === 5',
  ),
  round: global(
    'Math.round(a)',
    Math.round,
    'Halves go up.',
    '(view) => Math.round(view.total) === 5',
    "(view) => view.total.toFixed(0) === '5'",
  ),
  sign: global(
    'Math.sign(a)',
    Math.sign,
    '',
    '(view) => Math.sign(view.total) === -1',
    '(view) => Math.clz32(view.total) === 1',
  ),
  sqrt: global(
    'Math.sqrt(a)',
    Math.sqrt,
    'NaN of a negative number.',
    '(view) => Math.sqrt(view.total) > 5',
    '(view) => Math.hypot(view.total, 1) > 5',
  ),
  trunc: global(
    'Math.trunc(a)',
    Math.trunc,
    '',
    '(view) => Math.trunc(view.total) === 5',
    '(view) => parseInt(view.title) === 5',
  ),
  max: global(
    'Math.max(a, b)',
    Math.max,
    'One number or more.',
    '(view) => Math.max(view.total, view.price ?? 0, 1) > 5',
    '(view) => Math.max(...view.sizes) > 5',
  ),
  min: global(
    'Math.min(a, b)',
    Math.min,
    'One number or more.',
    '(view) => Math.min(view.total, limit) > 5',
    '(view) => Math.min(...view.sizes) > 5',
  ),
  isFinite: global(
    'Number.isFinite(a)',
    Number.isFinite,
    '',
    '(view) => Number.isFinite(view.total / 2)',
    '(view) => isFinite(view.total)',
  ),
  isInteger: global(
    'Number.isInteger(a)',
    Number.isInteger,
    '',
    '(view) => Number.isInteger(view.total)',
    '(view) => Number.isSafeInteger(view.total)',
  ),
  isNaN: global(
    'Number.isNaN(a)',
    Number.isNaN,
    '',
    '(view) => Number.isNaN(view.total / 0)',
    '(view) => isNaN(view.total)',
  ),
  endsWith: method(
    'text.endsWith(end)',
    'endsWith',
    '',
    "(view) => view.title.endsWith('e')",
    "(view) => view.title.endsWith('e', 3)",
  ),
  includes: method(
    'text.includes(part)',
    'includes',
    '',
    "(view) => view.title.includes(view.country ?? '')",
    "(view) => view.title.includes('e', 3)",
  ),
  startsWith: method(
    'text.startsWith(begin)',
    'startsWith',
    '',
    "(view) => view.title.startsWith('s')",
    "(view) => view.title.startsWith('s', 1)",
  ),
  indexOf: method(
    'text.indexOf(part)',
    'indexOf',
    '-1 when there is none.',
    "(view) => view.title.indexOf('a') === 1",
    "(view) => view.title.lastIndexOf('a') === 1",
  ),
  length: {
    written: '`text.length`',
    meaning: 'In UTF-16 code units.',
    example: '(view) => view.title.length > 5',
    refused: '(view) => [...view.title].length > 5',
    property: 'length',
  },
  slice: method(
    'text.slice(from, to)',
    'slice',
    'In UTF-16 code units; from the end when negative.',
    "(view) => view.title.slice(0, 2) === 'sa' && view.title.slice(-1) === 'e'",
    "(view) => view.title.substr(0, 2) === 'sa'",
  ),
  toLowerCase: method(
    'text.toLowerCase()',
    'toLowerCase',
    '',
    "(view) => view.title.toLowerCase() === 'sale'",
    "(view) => view.title.toLocaleLowerCase() === 'sale'",
  ),
  toUpperCase: method(
    'text.toUpperCase()',
    'toUpperCase',
    '',
    "(view) => view.country?.toUpperCase() === 'DE'",
    "(view) => view.title.toLocaleUpperCase() === 'SALE'",
  ),
  trim: method(
    'text.trim()',
    'trim',
    '',
    "(view) => view.title.trim() !== ''",
    "(view) => view.title.normalize() !== ''",
  ),
  trimEnd: method(
    'text.trimEnd()',
    'trimEnd',
    '',
    "(view) => view.title.trimEnd() !== ''",
    "(view) => view.title.padEnd(3) !== ''",
  ),
  trimStart: method(
    'text.trimStart()',
    'trimStart',
    '',
    "(view) => view.title.trimStart() !== ''",
    "(view) => view.title.padStart(3) !== ''",
  ),
  listIncludes: {
    written: '`list.includes(a)`',
    meaning: '',
    example: "(view) => view.tags.includes('new') || (view.labels ?? []).includes('old')",
    refused: "(view) => view.tags.indexOf('new') === 1",
    method: 'includes',
    of: 'list',
  },
  listLength: {
    written: '`list.length`',
    meaning: '',
    example: '(view) => view.tags.length > 2',
    refused: '(view) => view.tags.join().length > 2',
    property: 'length',
  },
  hourOf: calendar('hourOf', 'Hour of the day, 0 to 23.', '(view) => hourOf(view.ts, view.title) > 5'),
  minuteOf: calendar('minuteOf', 'Minute of the hour.', '(view) => minuteOf(view.ts, view.title) > 5'),
  weekdayOf: calendar('weekdayOf', 'Day of the week, 1 is Monday.', '(view) => new Date(view.ts).getDay() === 1'),
  dayOf: calendar('dayOf', 'Day of the month.', '(view) => new Date(view.ts).getDate() === 1'),
  monthOf: calendar('monthOf', 'Month, 1 to 12.', '(view) => new Date(view.ts).getMonth() === 1'),
  yearOf: calendar('yearOf', 'Year.', '(view) => new Date(view.ts).getFullYear() === 2026'),
};

const names = Object.keys(functionForms) as FunctionName[];

/** The function that a global such as `Math.abs` is. */
export const functionOfGlobal = (value: unknown): FunctionName | null =>
  names.find((name) => {
    const form = functionForms[name];
    return 'global' in form && form.global === value;
  }) ?? null;

/** The function that the method `called` of a string or a list is. */
export const functionOfMethod = (called: string, of: 'string' | 'list'): FunctionName | null =>
  names.find((name) => {
    const form = functionForms[name];
    return 'method' in form && form.method === called && form.of === of;
  }) ?? null;

/** The function that a function of the vocabulary's calendar is. */
export const functionOfCalendar = (called: string): FunctionName | null =>
  names.find((name) => {
    const form = functionForms[name];
    return 'calendar' in form && form.calendar === called;
  }) ?? null;

/** An argument that has been read, and where it is written. */
export interface Argument {
  readonly expression: Expression;
  readonly node: Node;
  /** Whether it may be absent, and the result with it: `a?.b()`. */
  readonly mayBeAbsent?: boolean;
}

/** The call of a function, its arguments checked; `node` is the call. */
export function readFunction(
  name: FunctionName,
  node: Node,
  given: readonly Argument[],
  reader: Reader,
): Expression | null {
  const signature: FunctionSignature = functions[name];
  const { takes, optional = [], rest = false } = signature;
  const { written } = functionForms[name];
  const most = rest ? Number.POSITIVE_INFINITY : takes.length + optional.length;
  if (given.length < takes.length || given.length > most) {
    const syntax = `${written} with ${given.length === 1 ? 'one argument' : `${given.length} arguments`}`;
    return reader.report('SEG301', node, { syntax, instead: `Write it as in ${written}.` });
  }
  const parameters = [...takes, ...optional];
  const arguments_: Expression[] = [];
  for (const [index, argument] of given.entries()) {
    const wanted = parameters[Math.min(index, parameters.length - 1)] ?? 'string';
    if (!fits(argument, wanted, given[0], written, reader)) return null;
    arguments_.push(argument.expression);
  }
  return { kind: 'call', function: name, arguments: arguments_ };
}

function fits(
  argument: Argument,
  wanted: ParameterType,
  first: Argument | undefined,
  written: string,
  reader: Reader,
): true | null {
  const { type } = typeOf(argument.expression);
  const list = first && typeOf(first.expression).type;
  const element = list !== undefined && isListType(list) ? elementTypes[list] : null;
  const isRight = wanted === 'list' ? isListType(type) : type === (wanted === 'element' ? element : wanted);
  if (!isRight) {
    const needs = wanted === 'element' ? named(element ?? 'string') : wanted === 'list' ? 'a list' : named(wanted);
    return reader.report('SEG315', argument.node, { called: written, found: named(type), needs });
  }
  if (argument.mayBeAbsent || isPresent(argument.expression, argument.node)) return true;
  return reader.report('SEG316', argument.node, { called: written, type });
}
