import type { EventBehaviour } from './behaviour.ts';

/** SEMANTICS §11. Holds at an event at which `of` holds, when it has held `atLeast` times within `withinMs` up to and including it. */
export interface Count {
  readonly kind: 'count';
  readonly of: EventBehaviour;
  /** Whole, >= 1. */
  readonly atLeast: number;
  /** Milliseconds, > 0. */
  readonly withinMs: number;
}
