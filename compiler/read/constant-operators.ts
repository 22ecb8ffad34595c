import { SyntaxKind } from 'ts-morph';
import type { Constant } from './scope.ts';

const constant = (value: unknown): Constant => ({ kind: 'constant', value });

const numeric: { readonly [operator: string]: (a: number, b: number) => number } = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '+': (a, b) => a + b,
};

const ordering: { readonly [operator: string]: (a: string | number, b: string | number) => boolean } = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `-a` and `!a` of a constant. */
export function foldPrefix(operator: SyntaxKind, value: unknown): Constant | null {
  if (operator === SyntaxKind.MinusToken && typeof value === 'number') return constant(-value);
  return operator === SyntaxKind.ExclamationToken && typeof value === 'boolean' ? constant(!value) : null;
}

/** An operation on two constants, done as TypeScript does it; null when it is to be refused as any other. */
export function foldBinary(operator: string, left: unknown, right: unknown): Constant | null {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const strings = typeof left === 'string' && typeof right === 'string';
  if (numbers && Object.hasOwn(numeric, operator)) return constant(numeric[operator]?.(left, right));
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return isText(left) && isText(right) ? constant(`${left}${right}`) : null;
  }
  if ((numbers || strings) && Object.hasOwn(ordering, operator)) return constant(ordering[operator]?.(left, right));
  if (operator === '===' || operator === '!==') {
    const same = typeof left === typeof right || left === undefined || right === undefined;
    if (!same || isObject(left) || isObject(right)) return null;
    return constant((left === right) === (operator === '==='));
  }
  if (operator === '??') return constant(left ?? right);
  if (typeof left !== 'boolean' || typeof right !== 'boolean') return null;
  if (operator === '&&') return constant(left && right);
  return operator === '||' ? constant(left || right) : null;
}

/** A constant whose text in a template string is known. */
export const isText = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const isObject = (value: unknown) => typeof value === 'object' || typeof value === 'function';
