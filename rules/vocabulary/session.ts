import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Occurs } from './occurs.ts';

/** What a session predicate sees: the named counts, and the two metrics that every session has. */
export type SessionMetrics<Counts extends string> = { readonly [Name in Counts]: number } & {
  /** Time from the session's first event to its last so far, in ms. */
  readonly duration: number;
  /** Number of events of all types so far. */
  readonly events: number;
};

/** A visit: a run of the user's events at most a gap apart. Made by `session`. */
export interface Session<E extends EventEnvelope> {
  readonly kind: 'session';
  readonly gap: Duration;
  readonly judged: 'live' | 'closed';
  readonly counts: { readonly [name: string]: Occurs<E> };
  readonly holds: (metrics: never) => boolean;
}

/** How a session is described: exactly one of `live` and `closed` says when it is judged. */
export type SessionDescription<E extends EventEnvelope, Counts extends string> = {
  /** The longest silence within one session; a longer one ends it. */
  readonly gap: Duration;
  /** Names for the counts that the predicate needs. */
  readonly count?: { readonly [Name in Counts]: Occurs<E> };
} & (
  | {
      /** Holds as soon as the metrics make this true, while the user is still there. */
      readonly live: (session: SessionMetrics<Counts>) => boolean;
      readonly closed?: never;
    }
  | {
      /** Holds when the session has ended and its metrics make this true. */
      readonly closed: (session: SessionMetrics<Counts>) => boolean;
      readonly live?: never;
    }
);
