import type { EventBehaviour } from './behaviour.ts';

/** SEMANTICS §13. Holds at the first event ever at which `of` holds. */
export interface FirstTime {
  readonly kind: 'firstTime';
  readonly of: EventBehaviour;
}
