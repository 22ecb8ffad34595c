import type { EventBehaviour, WhenTimeHasPassed } from './behaviour.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';

/** `after` happened, and then no `no` for the duration `for`. Made by `absence`. */
export interface Absence<E extends EventEnvelope> {
  readonly kind: 'absence';
  readonly holds: WhenTimeHasPassed;
  readonly after: EventBehaviour<E>;
  readonly no: EventBehaviour<E>;
  readonly for: Duration;
}
