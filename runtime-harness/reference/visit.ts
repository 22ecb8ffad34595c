import type { SessionMetric } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { readField } from './event-fields.ts';
import type { Evaluate, Leaf } from './expression.ts';
import type { Tally } from './session-metric.ts';

/** SEMANTICS §6. A session so far. */
export interface Visit {
  readonly first: Event;
  last: Event;
  events: number;
  /** The named metrics, in the order of the behaviour's `metrics`. */
  readonly tallies: readonly Tally[];
  /** Whether the predicate was true at the last event. */
  held: boolean;
}

/** From the first event to the last, in ms. */
export const durationOf = ({ first, last }: Visit): number => last.ts - first.ts;

/** SEMANTICS §6. `duration`, `events`, a field of the first or the last event, or a named metric. */
export function metricReader(metrics: readonly SessionMetric[]): (leaf: Leaf) => Evaluate<Visit> {
  return ({ kind, name }) => {
    if (kind !== 'metric') throw new Error(`segc has a bug: a session has no ${kind} "${name}"`);
    if (name === 'duration') return durationOf;
    if (name === 'events') return (visit) => visit.events;
    const index = metrics.findIndex((metric) => metric.name === name);
    if (index !== -1) return (visit) => visit.tallies[index]?.value();
    const [end, ...path] = name.split('.');
    const read = readField(path.join('.'));
    if (end === 'first') return (visit) => read(visit.first);
    if (end === 'last') return (visit) => read(visit.last);
    throw new Error(`segc has a bug: a session has no metric "${name}"`);
  };
}
