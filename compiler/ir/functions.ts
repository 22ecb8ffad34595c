import type { ListType, ScalarType } from './expression.ts';

/** A type of an argument; `list` is a list of any element type, `element` the element type of the list before it. */
export type ParameterType = ScalarType | ListType | 'list' | 'element';

/** What a function takes and gives. An argument in `optional` may be left out. */
export interface FunctionSignature {
  readonly takes: readonly ParameterType[];
  readonly optional?: readonly ParameterType[];
  /** Whether the last parameter may be given more than once. */
  readonly rest?: true;
  readonly gives: ScalarType;
}

/**
 * SEMANTICS §9. The functions of expressions, by name. Each has TypeScript's own result for every argument, NaN, infinities,
 * -0 and lone surrogates included: whatever cannot promise that in Flink is not in this table.
 */
export const functions = {
  abs: { takes: ['number'], gives: 'number' },
  ceil: { takes: ['number'], gives: 'number' },
  floor: { takes: ['number'], gives: 'number' },
  round: { takes: ['number'], gives: 'number' },
  sign: { takes: ['number'], gives: 'number' },
  sqrt: { takes: ['number'], gives: 'number' },
  trunc: { takes: ['number'], gives: 'number' },
  max: { takes: ['number'], rest: true, gives: 'number' },
  min: { takes: ['number'], rest: true, gives: 'number' },
  isFinite: { takes: ['number'], gives: 'boolean' },
  isInteger: { takes: ['number'], gives: 'boolean' },
  isNaN: { takes: ['number'], gives: 'boolean' },
  endsWith: { takes: ['string', 'string'], gives: 'boolean' },
  includes: { takes: ['string', 'string'], gives: 'boolean' },
  startsWith: { takes: ['string', 'string'], gives: 'boolean' },
  indexOf: { takes: ['string', 'string'], gives: 'number' },
  length: { takes: ['string'], gives: 'number' },
  slice: { takes: ['string', 'number'], optional: ['number'], gives: 'string' },
  toLowerCase: { takes: ['string'], gives: 'string' },
  toUpperCase: { takes: ['string'], gives: 'string' },
  trim: { takes: ['string'], gives: 'string' },
  trimEnd: { takes: ['string'], gives: 'string' },
  trimStart: { takes: ['string'], gives: 'string' },
  listIncludes: { takes: ['list', 'element'], gives: 'boolean' },
  listLength: { takes: ['list'], gives: 'number' },
  /** `hourOf(ts, zone)` and its siblings of `rules/vocabulary/calendar.ts`: parts of an instant in a time zone. The zone is a literal. */
  hourOf: { takes: ['number', 'string'], gives: 'number' },
  minuteOf: { takes: ['number', 'string'], gives: 'number' },
  weekdayOf: { takes: ['number', 'string'], gives: 'number' },
  dayOf: { takes: ['number', 'string'], gives: 'number' },
  monthOf: { takes: ['number', 'string'], gives: 'number' },
  yearOf: { takes: ['number', 'string'], gives: 'number' },
} as const satisfies { readonly [name: string]: FunctionSignature };

export type FunctionName = keyof typeof functions;
