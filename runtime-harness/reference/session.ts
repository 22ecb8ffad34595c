import type { Session } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { holdsNever, type Interpreter, never } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import { prepareMetric, type Tally } from './session-metric.ts';
import type { Visit } from './visit.ts';

interface SessionState {
  /** null while no session is open. */
  visit: Visit | null;
}

/** SEMANTICS §6. At most one session of a user, or of a part of its events (§15), is open at a time. */
export function interpretSession(session: Session, predicates: Predicates): Interpreter<SessionState> {
  const metrics = session.metrics.map((metric) => prepareMetric(metric, predicates));
  const predicate = predicates.ofVisit(session.holds, session.metrics);
  const isLive = session.judged === 'live';

  const open = (first: Event): Visit => ({
    first,
    last: first,
    events: 0,
    tallies: metrics.map((metric) => metric.begin()),
    held: false,
  });

  return {
    silenceMs: isLive ? 0 : session.gapMs,
    hears: 'all',
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
      for (let i = 0; i < metrics.length; i++) metrics[i]?.take(visit.tallies[i] as Tally, event);
      if (!isLive) return null;
      const hadHeld = visit.held;
      visit.held = predicate(visit) === true;
      return visit.held && !hadHeld ? [event.eventId] : null;
    },
  };
}
