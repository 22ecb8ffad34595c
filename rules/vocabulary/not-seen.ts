import type { EventBehaviour, WhenTimeHasPassed } from './behaviour.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';

/** Something has not held for a time after it last did. Made by `notSeen`. */
export interface NotSeen<E extends EventEnvelope> {
  readonly kind: 'notSeen';
  readonly holds: WhenTimeHasPassed;
  /** null for any event at all. */
  readonly of: EventBehaviour<E> | null;
  readonly for: Duration;
}
