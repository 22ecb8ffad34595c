import type { Expression } from './expression.ts';

/** A function of a rule, as its author wrote it: a predicate, or the value of an event. */
export type RuleFunction = (...records: never[]) => unknown;

/** The rules as the TypeScript that they are. Beside the IR, not in it: it says nothing of their meaning that the IR does not say. */
export interface RuleFunctions {
  /** The function that an expression of the program was read from; of each predicate and each value as a whole, not of its parts. */
  readonly of: Pick<WeakMap<Expression, RuleFunction>, 'get'>;
  /** Event type → what its events look like to a function. */
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** Name → property of an object, as its type declares it. */
export type Shape = ReadonlyMap<string, Property>;

export interface Property {
  /** Whether it may be absent though the object that it belongs to is there. */
  readonly optional: boolean;
  /** The properties of a nested object; null for a field. */
  readonly inside: Shape | null;
}

/** Those of no rules. */
export const noFunctions: RuleFunctions = { of: new WeakMap(), shapes: new Map() };
