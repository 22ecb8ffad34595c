import type { Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import type { RecordView } from './record.ts';

/** A value that is known when the rule is compiled. */
export interface Constant {
  readonly kind: 'constant';
  readonly value: unknown;
}

/** What a piece of syntax stands for. */
export type Term = Constant | Expression | RecordView;

/** An expression that is read where its name is used: the argument of a helper, or a `const` of its body. */
export interface Later {
  readonly kind: 'later';
  readonly node: Node;
  readonly scope: Scope;
}

/** What the names in the text of a function stand for. */
export interface Scope {
  /** Parameters and local constants. */
  readonly names: ReadonlyMap<string, Term | Later>;
  /** Names bound outside of the function. */
  readonly captured: ReadonlyMap<string, () => unknown>;
  /** The functions that are being read, outermost first: none may be read inside of itself. */
  readonly inside: readonly Node[];
  /** How much of the predicate may still be read: helpers in helpers can grow without bound. */
  readonly budget: { left: number };
}

/**
 * Where a value goes. A condition only asks whether it is true; any other place sees the difference between
 * `false` and `undefined`.
 */
export type Position = 'condition' | 'value';
