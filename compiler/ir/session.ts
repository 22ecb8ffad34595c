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
  /** Named metrics, sorted by name. `duration`, `events`, `first.<field>` and `last.<field>` exist without being listed. */
  readonly metrics: readonly SessionMetric[];
  /** A predicate over the metrics. */
  readonly holds: Expression;
}

/**
 * A metric over the session's events at which `of` holds, in their order. `value` is null for a count and only for it; an event where it is absent is passed over.
 * `count`, `distinct` and `sum` are 0 over nothing; `min`, `max` and `average` are absent then.
 */
export interface SessionMetric {
  readonly name: string;
  readonly kind: MetricKind;
  readonly of: Occurs;
  readonly value: Expression | null;
}

/** `sum` adds in the order of the events; `average` is that sum divided by the number of values; `distinct` counts values that are not `===`. */
export type MetricKind = 'count' | 'distinct' | 'sum' | 'min' | 'max' | 'average';

/** The metrics that every session has: `duration` = last ts - first ts in ms, `events` = number of events. */
export const builtInMetrics = ['duration', 'events'] as const;

/** The events of a session whose fields are metrics: `first.platform`. */
export const sessionEnds = ['first', 'last'] as const;

/** Of a leaf of a session's predicate, the end whose field it asks for; undefined when it asks for something else. */
export function sessionEndOf(name: string): (typeof sessionEnds)[number] | undefined {
  return sessionEnds.find((end) => name.startsWith(`${end}.`));
}
