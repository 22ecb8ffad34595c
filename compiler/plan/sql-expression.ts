import type { ScalarFunction } from './scalar-functions.ts';

/** A typed SQL expression. The printer decides on parentheses and quotes; nothing else does. */
export type SqlExpression =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  /** A DOUBLE. */
  | { readonly kind: 'double'; readonly value: number }
  /** A whole number: BIGINT or INT by its size. */
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null'; readonly type: SqlType }
  | { readonly kind: 'not'; readonly operand: SqlExpression }
  | { readonly kind: 'isNull'; readonly negated: boolean; readonly operand: SqlExpression }
  | { readonly kind: 'in'; readonly subject: SqlExpression; readonly values: readonly SqlExpression[] }
  | { readonly kind: 'array'; readonly elements: readonly SqlExpression[] }
  | { readonly kind: 'cast'; readonly operand: SqlExpression; readonly type: SqlType }
  | {
      readonly kind: 'case';
      readonly test: SqlExpression;
      readonly then: SqlExpression;
      readonly otherwise: SqlExpression;
    }
  | { readonly kind: 'call'; readonly name: SqlFunction; readonly arguments: readonly SqlExpression[] }
  | { readonly kind: 'operator'; readonly operator: SqlOperator; readonly operands: readonly SqlExpression[] };

/** The types that the values of SEMANTICS §9 have in SQL. */
export type SqlType = 'STRING' | 'DOUBLE' | 'BOOLEAN' | 'ARRAY<STRING>' | 'ARRAY<DOUBLE>' | 'ARRAY<BOOLEAN>';

/** Operators by their SQL name; `AND`, `OR` and `||` may have more than two operands. */
export type SqlOperator =
  | 'OR'
  | 'AND'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'IS NOT DISTINCT FROM'
  | 'IS DISTINCT FROM'
  | '+'
  | '-'
  | '*'
  | '/'
  | '||';

/** Functions that are called with commas: those of Flink SQL, and our own. */
export type SqlFunction =
  | 'COALESCE'
  | 'STARTSWITH'
  | 'ENDSWITH'
  | 'LOCATE'
  | 'CARDINALITY'
  | 'ABS'
  | 'CEIL'
  | 'FLOOR'
  | ScalarFunction;

export const column = (name: string): SqlExpression => ({ kind: 'column', name });
export const text = (value: string): SqlExpression => ({ kind: 'text', value });
export const double = (value: number): SqlExpression => ({ kind: 'double', value });
export const integer = (value: number): SqlExpression => ({ kind: 'integer', value });
export const truth = (value: boolean): SqlExpression => ({ kind: 'boolean', value });
export const not = (operand: SqlExpression): SqlExpression => ({ kind: 'not', operand });
export const cast = (operand: SqlExpression, type: SqlType): SqlExpression => ({ kind: 'cast', operand, type });
export const operator = (name: SqlOperator, ...operands: SqlExpression[]): SqlExpression => ({
  kind: 'operator',
  operator: name,
  operands,
});
export const call = (name: SqlFunction, ...args: SqlExpression[]): SqlExpression => ({
  kind: 'call',
  name,
  arguments: args,
});
