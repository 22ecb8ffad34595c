import type { EventBehaviour } from './behaviour.ts';

/** SEMANTICS §14. Holds at t when `of` held at t - `forMs` and has not held since. */
export interface NotSeen {
  readonly kind: 'notSeen';
  readonly of: EventBehaviour;
  /** Milliseconds, > 0. */
  readonly forMs: number;
}
