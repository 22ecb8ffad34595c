import type { Session } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { readField } from './event-fields.ts';
import { type Evaluate, type Leaf, prepareExpression } from './expression.ts';
import { holdsNever, type Interpreter, never } from './interpreter.ts';
import { prepareMetric, type Tally } from './session-metric.ts';

/** A session so far. */
interface Visit {
  readonly first: Event;
  last: Event;
  events: number;
  /** The named metrics, in the order of the behaviour's `metrics`. */
  readonly tallies: readonly Tally[];
  /** Whether the predicate was true at the last event. */
  held: boolean;
}

interface SessionState {
  /** null while no session is open. */
  visit: Visit | null;
}

/** SEMANTICS §6. At most one session of a user, or of a part of its events (§15), is open at a time. */
export function interpretSession(session: Session): Interpreter<SessionState> {
  const metrics = session.metrics.map(prepareMetric);
  const predicate = prepareExpression(session.holds, metricReader(session));
  const isLive = session.judged === 'live';

  const open = (first: Event): Visit => ({
    first,
    last: first,
    events: 0,
    tallies: metrics.map((begin) => begin()),
    held: false,
  });

  return {
    silenceMs: isLive ? 0 : session.gapMs,
    begin: () => ({ visit: null }),
    isBlank: ({ visit }) => visit === null,
    wakeAt: ({ visit }) => (visit === null ? never : visit.last.ts + session.gapMs),
    atInstant(state, _instant, events) {
      // An event at this very instant is exactly one gap away and joins.
      if (events.length > 0 || state.visit === null) return holdsNever;
      const { visit } = state;
      state.visit = null;
      return !isLive && predicate(visit) === true ? [[visit.last.eventId]] : holdsNever;
    },
    atEvent(state, event) {
      state.visit ??= open(event);
      const { visit } = state;
      visit.last = event;
      visit.events++;
      for (const tally of visit.tallies) tally.take(event);
      if (!isLive) return null;
      const hadHeld = visit.held;
      visit.held = predicate(visit) === true;
      return visit.held && !hadHeld ? [event.eventId] : null;
    },
  };
}

/** SEMANTICS §6. `duration`, `events`, a field of the first or the last event, or a named metric. */
function metricReader({ metrics }: Session): (leaf: Leaf) => Evaluate<Visit> {
  return ({ kind, name }) => {
    if (kind !== 'metric') throw new Error(`segc has a bug: a session has no ${kind} "${name}"`);
    if (name === 'duration') return (visit) => visit.last.ts - visit.first.ts;
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
