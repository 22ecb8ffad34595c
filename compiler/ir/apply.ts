import type { Arithmetic } from './expression.ts';
import type { FunctionName } from './functions.ts';

/**
 * SEMANTICS §9. The functions of `functions.ts` over numbers and texts, as TypeScript itself has them, for arguments that are there. Those over lists and calendars
 * are not here: they need what is not in the IR.
 */
export const scalarFunctions = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  sign: Math.sign,
  sqrt: Math.sqrt,
  trunc: Math.trunc,
  max: Math.max,
  min: Math.min,
  isFinite: Number.isFinite,
  isInteger: Number.isInteger,
  isNaN: Number.isNaN,
  endsWith: (text: string, end: string) => text.endsWith(end),
  includes: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, start: string) => text.startsWith(start),
  indexOf: (text: string, part: string) => text.indexOf(part),
  length: (text: string) => text.length,
  slice: (text: string, start: number, end?: number) => text.slice(start, end),
  toLowerCase: (text: string) => text.toLowerCase(),
  toUpperCase: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.trim(),
  trimEnd: (text: string) => text.trimEnd(),
  trimStart: (text: string) => text.trimStart(),
} as const satisfies { readonly [F in FunctionName]?: (...values: never[]) => number | string | boolean };

/** SEMANTICS §9. Arithmetic of two numbers that are there. */
export function calculate(operator: Arithmetic['operator'], left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}
