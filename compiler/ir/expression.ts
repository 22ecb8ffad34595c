import type { FunctionName } from './functions.ts';

/**
 * SEMANTICS §9. A predicate or a value over one event, a session's metrics, or the steps of a sequence, with TypeScript's
 * meaning: an absent value is `undefined`, numbers are doubles, strings are UTF-16, and a condition is true or false, never unknown.
 */
export type Expression =
  | Literal
  | Field
  | StepField
  | Metric
  | Element
  | Not
  | Logical
  | Comparison
  | Arithmetic
  | Concat
  | Coalesce
  | Conditional
  | Call
  | Matches
  | OneOf
  | Quantified;

/** A value that is no list. */
export type ScalarType = 'string' | 'number' | 'boolean';
/** A list of strings, of numbers or of booleans, as an event's field. */
export type ListType = 'strings' | 'numbers' | 'booleans';

export interface Literal {
  readonly kind: 'literal';
  /** `null` stands for `undefined`: an event cannot tell the two apart (SEMANTICS §1). */
  readonly value: string | number | boolean | null;
}

/** A field of the event, `ts`, `type`, `eventId` and `userId` included. A field of a nested object has its path: `address.city`. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly type: ScalarType | ListType;
  readonly optional: boolean;
}

/** A field of the event that matched a step of a sequence; `step` counts from 0. Only in the `where` of a sequence. */
export interface StepField {
  readonly kind: 'stepField';
  readonly step: number;
  readonly name: string;
  readonly type: ScalarType | ListType;
  readonly optional: boolean;
}

/** A metric of the session by name, `duration` (ms) and `events` included; `first.<field>` and `last.<field>` are fields of its first and last event. */
export interface Metric {
  readonly kind: 'metric';
  readonly name: string;
  readonly type: ScalarType | ListType;
  readonly optional: boolean;
}

/** The element that a quantified predicate looks at. Only inside `Quantified.holds`. */
export interface Element {
  readonly kind: 'element';
  readonly type: ScalarType;
}

/** `!operand` of a condition: true unless the operand is true. */
export interface Not {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** `&&` and `||` of conditions: an operand counts as true when it is true, so the result is true or false. */
export interface Logical {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: Expression;
  readonly right: Expression;
}

/** `===` and `!==` compare values of one type or absent ones; the orderings compare two numbers or two strings that are present. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly operator: '===' | '!==' | '<' | '<=' | '>' | '>=';
  readonly left: Expression;
  readonly right: Expression;
}

/** Arithmetic on numbers that are present: IEEE doubles, so that `1 / 0` is Infinity and `0 / 0` is NaN. `%` has the sign of its left operand. */
export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*' | '/' | '%';
  readonly left: Expression;
  readonly right: Expression;
}

/** Strings that are present, joined: `a + b` and template strings. */
export interface Concat {
  readonly kind: 'concat';
  readonly parts: readonly Expression[];
}

/** `left ?? right`. */
export interface Coalesce {
  readonly kind: 'coalesce';
  readonly left: Expression;
  readonly right: Expression;
}

/** `test ? then : otherwise`; both results have one type, or one of them is absent. */
export interface Conditional {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** A function of `functions.ts`. Absent when an argument is (`subject?.method()`); only the first argument may be. */
export interface Call {
  readonly kind: 'call';
  readonly function: FunctionName;
  readonly arguments: readonly Expression[];
}

/** `/source/flags.test(subject)`, with a pattern that means the same in Java (SEMANTICS §9). */
export interface Matches {
  readonly kind: 'matches';
  readonly subject: Expression;
  /** As in TypeScript. */
  readonly source: string;
  readonly flags: string;
}

/** `[...values].includes(subject)` on a constant list; an absent subject is in no list. */
export interface OneOf {
  readonly kind: 'oneOf';
  readonly values: readonly (string | number | boolean)[];
  readonly subject: Expression;
}

/** `list.some(holds)` and `list.every(holds)`; absent when the list is. `holds` sees the element and constants only. */
export interface Quantified {
  readonly kind: 'quantified';
  readonly quantifier: 'some' | 'every';
  readonly list: Expression;
  readonly holds: Expression;
}
