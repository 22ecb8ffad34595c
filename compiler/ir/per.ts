import type { Behaviour } from './behaviour.ts';

/** SEMANTICS §15. A behaviour judged for each value of a field by itself, over the user's events that have the field. */
export interface Per {
  readonly kind: 'per';
  /** Name of a string field. */
  readonly field: string;
  readonly of: Behaviour;
}
