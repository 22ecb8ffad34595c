import type { Node } from 'ts-morph';
import type { Reader } from './reader.ts';
import type { Position, Scope, Term } from './scope.ts';

/** What the author can write, for the table of all that is supported. */
export interface Described {
  /** How it is written. */
  readonly written: string;
  /** What it means, where that needs saying. */
  readonly meaning: string;
  /** A predicate over the events of `support-events.ts` that uses it. */
  readonly example: string;
  /** A predicate that looks much the same and is refused. */
  readonly refused?: string;
}

/** A piece of syntax that can be compiled. */
export interface Form<N extends Node> extends Described {
  readonly read: (node: N, scope: Scope, reader: Reader, position: Position) => Term | null;
}
