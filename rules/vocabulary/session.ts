import type { AtAnEvent, WhenTimeHasPassed } from './behaviour.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Occurs } from './occurs.ts';

/** A value of some events. Made by `each`. */
export interface Values<E extends EventEnvelope, V> {
  readonly kind: 'values';
  readonly of: Occurs<E>;
  readonly value: (event: never) => V;
}

/** A value that can be told from others and counted. */
export type Countable = string | number | boolean | undefined;

/** What a session predicate sees: the named metrics, and those that every session has. */
export type SessionMetrics<E extends EventEnvelope, Numbers extends string, Extremes extends string> = {
  readonly [Name in Numbers]: number;
} & { readonly [Name in Extremes]: number | undefined } & {
  /** Time from the session's first event to its last so far, in ms. */
  readonly duration: number;
  /** Number of events of all types so far. */
  readonly events: number;
  /** The session's first event. */
  readonly first: E;
  /** The session's last event so far. */
  readonly last: E;
};

/** A visit: a run of the user's events at most a gap apart. Made by `session`. */
export interface Session<E extends EventEnvelope, Judged extends 'live' | 'closed' = 'live' | 'closed'> {
  readonly kind: 'session';
  readonly holds: Judged extends 'live' ? AtAnEvent : WhenTimeHasPassed;
  readonly gap: Duration;
  readonly judged: Judged;
  readonly metrics: { readonly [name: string]: SessionMetric<E> };
  readonly predicate: (metrics: never) => boolean;
}

/** A metric of a session as data. */
export type SessionMetric<E extends EventEnvelope> =
  | { readonly kind: 'count'; readonly of: Occurs<E> }
  | { readonly kind: 'distinct'; readonly of: Values<E, Countable> }
  | { readonly kind: 'sum' | 'min' | 'max' | 'average'; readonly of: Values<E, number | undefined> };

type Numeric<E extends EventEnvelope, Names extends string> = {
  readonly [Name in Names]: Values<E, number | undefined>;
};

/** The metrics that a session's predicate needs beyond `duration`, `events`, `first` and `last`, each under a name of its own. */
export interface SessionDescription<
  E extends EventEnvelope,
  Counts extends string,
  Distincts extends string,
  Sums extends string,
  Mins extends string,
  Maxs extends string,
  Averages extends string,
> {
  /** The longest silence within one session; a longer one ends it. */
  readonly gap: Duration;
  /** How many events. */
  readonly count?: { readonly [Name in Counts]: Occurs<E> };
  /** How many different values; absent ones are passed over. */
  readonly distinct?: { readonly [Name in Distincts]: Values<E, Countable> };
  /** The values added up, 0 when there is none. */
  readonly sum?: Numeric<E, Sums>;
  /** The smallest value, absent when there is none. */
  readonly min?: Numeric<E, Mins>;
  /** The largest value, absent when there is none. */
  readonly max?: Numeric<E, Maxs>;
  /** The mean of the values, absent when there is none. */
  readonly average?: Numeric<E, Averages>;
}

/** When a session is judged, exactly one of the two. */
export interface Live<Metrics> {
  /** Holds as soon as the metrics make this true, while the user is still there. */
  readonly live: (session: Metrics) => boolean;
  readonly closed?: never;
}
export interface Closed<Metrics> {
  /** Holds when the session has ended and its metrics make this true. */
  readonly closed: (session: Metrics) => boolean;
  readonly live?: never;
}
