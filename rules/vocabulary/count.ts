import type { AtAnEvent, EventBehaviour } from './behaviour.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';

/** Something held several times within a time. Made by `count`. */
export interface Count<E extends EventEnvelope> {
  readonly kind: 'count';
  readonly holds: AtAnEvent;
  readonly of: EventBehaviour<E>;
  readonly atLeast: number;
  readonly within: Duration;
}

export interface CountDescription<B> {
  /** What is counted. */
  readonly of: B;
  /** How often it must have held, the present time included; a whole number. */
  readonly atLeast: number;
  /** The times that count lie less than this before the present one. */
  readonly within: Duration;
}
