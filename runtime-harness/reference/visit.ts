import type { Event } from '../event-log/event.ts';
import { readField } from './event-fields.ts';
import type { Evaluate, Leaf } from './expression.ts';
import type { Tally } from './session-metric.ts';

/** SEMANTICS §6. A session so far. */
export interface Visit {
  /** When its first event was, and its last so far, epoch ms. */
  readonly firstAt: number;
  lastAt: number;
  lastEventId: string;
  /** The events themselves; null where nobody asks for their fields, so that they need not be kept. */
  readonly first: Event | null;
  last: Event | null;
  events: number;
  /** The named metrics of all that judge it. */
  readonly tallies: readonly Tally[];
  /** Whether a predicate was true at the last event, for each that is judged live. */
  readonly held: boolean[];
}

/** Name of a metric of one behaviour → its place among the tallies of a visit. */
export type MetricPlaces = ReadonlyMap<string, number>;

/** From the first event to the last, in ms. */
export const durationOf = ({ firstAt, lastAt }: Visit): number => lastAt - firstAt;

/** SEMANTICS §6. `duration`, `events`, a field of the first or the last event, or a named metric. */
export function metricReader(metrics: MetricPlaces): (leaf: Leaf) => Evaluate<Visit> {
  return ({ kind, name }) => {
    if (kind !== 'metric') throw new Error(`segc has a bug: a session has no ${kind} "${name}"`);
    if (name === 'duration') return durationOf;
    if (name === 'events') return (visit) => visit.events;
    const place = metrics.get(name);
    if (place !== undefined) return (visit) => visit.tallies[place]?.value();
    const [end, ...path] = name.split('.');
    const read = readField(path.join('.'));
    if (end === 'first') return (visit) => read(visit.first as Event);
    if (end === 'last') return (visit) => read(visit.last as Event);
    throw new Error(`segc has a bug: a session has no metric "${name}"`);
  };
}
