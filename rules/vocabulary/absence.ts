import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Occurs } from './occurs.ts';

/** `after` happened, and then no `no` for the duration `for`. Made by `absence`. */
export interface Absence<E extends EventEnvelope> {
  readonly kind: 'absence';
  readonly after: Occurs<E>;
  readonly no: Occurs<E>;
  readonly for: Duration;
}
