import type { Event } from '../event-log/event.ts';
import { readField } from './event-fields.ts';
import type { Evaluate, Leaf, Value } from './expression.ts';
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
  /** The named metrics of all that judge it; undefined where nothing has been counted. */
  readonly tallies: (Tally | undefined)[];
  /** Whether a predicate was true at the last event, for each that is judged live. */
  readonly held: boolean[];
}

/** Where a metric stands among the tallies of a visit, and what it is where none does. */
export interface MetricPlace {
  readonly place: number;
  readonly overNothing: Value;
}

/** By the name of a metric of one behaviour. */
export type MetricPlaces = ReadonlyMap<string, MetricPlace>;

/** A named metric of a session. */
export function metricOf({ tallies }: Visit, { place, overNothing }: MetricPlace): Value {
  const tally = tallies[place];
  return tally === undefined ? overNothing : tally.value();
}

/** From the first event to the last, in ms. */
export const durationOf = ({ firstAt, lastAt }: Visit): number => lastAt - firstAt;

/** SEMANTICS §6. `duration`, `events`, a field of the first or the last event, or a named metric. */
export function metricReader(metrics: MetricPlaces): (leaf: Leaf) => Evaluate<Visit> {
  return ({ kind, name }) => {
    if (kind !== 'metric') throw new Error(`segc has a bug: a session has no ${kind} "${name}"`);
    if (name === 'duration') return durationOf;
    if (name === 'events') return (visit) => visit.events;
    const named = metrics.get(name);
    if (named !== undefined) return (visit) => metricOf(visit, named);
    const [end, ...path] = name.split('.');
    const read = readField(path.join('.'));
    if (end === 'first') return (visit) => read(visit.first as Event);
    if (end === 'last') return (visit) => read(visit.last as Event);
    throw new Error(`segc has a bug: a session has no metric "${name}"`);
  };
}
