import type { Absence } from './absence.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Occurs } from './occurs.ts';
import type { Session } from './session.ts';

/** What a user can do to enter a segment. */
export type Behaviour<E extends EventEnvelope> = Occurs<E> | Absence<E> | Session<E>;

export interface SegmentDescription<E extends EventEnvelope> {
  /** When a user comes in. Holding again while inside renews the membership. */
  readonly enter: Behaviour<E>;
  /** An event that makes the user leave at once. Without it only the ttl ends a membership. */
  readonly exit?: Occurs<E>;
  /** How long a membership lasts without renewal. */
  readonly ttl: Duration;
}

/** A segment as data. A rule file exports it, or a list of them. */
export interface Segment<E extends EventEnvelope = EventEnvelope> extends SegmentDescription<E> {
  readonly kind: 'segment';
  readonly id: string;
}
