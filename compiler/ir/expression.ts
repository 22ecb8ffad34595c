/**
 * SEMANTICS §9. A predicate over one event, or over a session's metrics, with TypeScript's meaning:
 * an absent value is `undefined`, numbers are doubles, and every boolean is true or false, never unknown.
 */
export type Expression =
  | Literal
  | Field
  | Metric
  | Not
  | Logical
  | Comparison
  | Arithmetic
  | Coalesce
  | StringTest
  | OneOf;

export interface Literal {
  readonly kind: 'literal';
  /** `null` stands for both `undefined` and `null`: an event cannot tell them apart (SEMANTICS §9). */
  readonly value: string | number | boolean | null;
}

/** A field of the event, `ts`, `type`, `eventId` and `userId` included. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean';
  readonly optional: boolean;
}

/** A metric of the session: one of its counts, or `duration` (ms) or `events`. Always a number. */
export interface Metric {
  readonly kind: 'metric';
  readonly name: string;
}

export interface Not {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** `&&` and `||` over booleans. An absent boolean counts as false. */
export interface Logical {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: Expression;
  readonly right: Expression;
}

/** `===` and `!==` compare any two values of one type or absent ones; the orderings compare numbers only. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly operator: '===' | '!==' | '<' | '<=' | '>' | '>=';
  readonly left: Expression;
  readonly right: Expression;
}

/** Arithmetic on numbers that are present. */
export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*';
  readonly left: Expression;
  readonly right: Expression;
}

/** `left ?? right`. */
export interface Coalesce {
  readonly kind: 'coalesce';
  readonly left: Expression;
  readonly right: Expression;
}

/** `subject.startsWith(text)` and its siblings, on a string that is present. */
export interface StringTest {
  readonly kind: 'stringTest';
  readonly method: 'startsWith' | 'endsWith' | 'includes';
  readonly subject: Expression;
  readonly text: Expression;
}

/** `[...values].includes(subject)` on a constant list. */
export interface OneOf {
  readonly kind: 'oneOf';
  readonly values: readonly (string | number | boolean)[];
  readonly subject: Expression;
}
