import type { AtAnEvent, EventBehaviour } from './behaviour.ts';
import type { EventEnvelope } from './event.ts';

/** The first time ever that something held. Made by `firstTime`. */
export interface FirstTime<E extends EventEnvelope> {
  readonly kind: 'firstTime';
  readonly holds: AtAnEvent;
  readonly of: EventBehaviour<E>;
}
