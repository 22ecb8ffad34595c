import type { Behaviour } from './behaviour.ts';
import type { Combination } from './combination.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Per } from './per.ts';

export interface SegmentDescription<E extends EventEnvelope> {
  /** When a user comes in. Holding again while inside renews the membership. */
  readonly enter: Behaviour<E> | Per<E> | Combination;
  /** What makes the user leave at once. Without it only the ttl ends a membership. */
  readonly exit?: Behaviour<E> | Per<E>;
  /** How long a membership lasts without renewal. */
  readonly ttl: Duration;
}

/** A segment as data. A rule file exports it, or a list of them. */
export interface Segment<E extends EventEnvelope = EventEnvelope> extends SegmentDescription<E> {
  readonly kind: 'segment';
  readonly id: string;
}
