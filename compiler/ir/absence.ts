import type { EventBehaviour } from './behaviour.ts';

/** SEMANTICS §5. Holds at t when the latest `after` was at t - `forMs` and no `no` lies between them. */
export interface Absence {
  readonly kind: 'absence';
  readonly after: EventBehaviour;
  readonly no: EventBehaviour;
  /** Milliseconds, > 0. */
  readonly forMs: number;
}
