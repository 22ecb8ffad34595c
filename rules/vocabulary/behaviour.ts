import type { Absence } from './absence.ts';
import type { Count } from './count.ts';
import type { EventEnvelope } from './event.ts';
import type { FirstTime } from './first-time.ts';
import type { NotSeen } from './not-seen.ts';
import type { Occurs } from './occurs.ts';
import type { Sequence } from './sequence.ts';
import type { Session } from './session.ts';

/** What a user can do, judged over its events. */
export type Behaviour<E extends EventEnvelope> = EventBehaviour<E> | TimeBehaviour<E>;

/** A behaviour that holds when time has passed: alone, or divided by `per`. */
export type TimeBehaviour<E extends EventEnvelope> = Absence<E> | NotSeen<E> | Session<E, 'closed'>;

/** A behaviour that holds at an event, and so can be a part of another. */
export type EventBehaviour<E extends EventEnvelope> =
  | Occurs<E>
  | Count<E>
  | Sequence<E>
  | FirstTime<E>
  | Session<E, 'live'>;

/** Says in the editor why a behaviour that holds when time has passed cannot be a part of another. */
export type AtAnEvent = 'at an event';
export type WhenTimeHasPassed =
  'when time has passed, not at an event: give it a segment of its own, and combine segments with all(), any() and not()';
