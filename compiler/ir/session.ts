import type { Expression } from './expression.ts';
import type { Occurs } from './occurs.ts';

/**
 * SEMANTICS §6. A session of a user is a run of its events (of all types) at most `gapMs` apart.
 * `live` holds at the event that makes `holds` true; `closed` holds at the end of a session for which it is true.
 */
export interface Session {
  readonly kind: 'session';
  /** Milliseconds, > 0. */
  readonly gapMs: number;
  readonly judged: 'live' | 'closed';
  /** Named counts of the session's events, sorted by name. `duration` and `events` exist without being listed. */
  readonly counts: readonly SessionCount[];
  /** A predicate over the metrics. */
  readonly holds: Expression;
}

export interface SessionCount {
  readonly name: string;
  readonly of: Occurs;
}

/** The metrics that every session has: `duration` = last ts - first ts in ms, `events` = number of events. */
export const builtInMetrics = ['duration', 'events'] as const;
