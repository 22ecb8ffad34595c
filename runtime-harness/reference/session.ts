import type { Field, Metric } from '../../compiler/ir/expression.ts';
import type { Session } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { type Evaluate, prepareExpression } from './expression.ts';
import type { BehaviourState, Interpreter } from './interpreter.ts';
import { holdsAt } from './occurs.ts';

interface SessionState extends BehaviourState {
  /** last + gap while a session is open; Infinity while none is. */
  deadline: number;
  firstTs: number;
  lastTs: number;
  lastEventId: string;
  events: number;
  /** The named counts, in the order of the behaviour's `counts`. */
  readonly counts: number[];
  /** Whether the predicate was true at the last event. */
  held: boolean;
}

/** SEMANTICS §6. At most one session of a user is open at a time. */
export function interpretSession(session: Session): Interpreter<SessionState> {
  const counted = session.counts.map((count) => holdsAt(count.of));
  const predicate = prepareExpression(session.holds, metricReader(session));
  const isLive = session.judged === 'live';

  function open(state: SessionState, event: Event): void {
    state.firstTs = event.ts;
    state.events = 0;
    state.counts.fill(0);
    state.held = false;
  }

  function join(state: SessionState, event: Event): void {
    state.lastTs = event.ts;
    state.lastEventId = event.eventId;
    state.deadline = event.ts + session.gapMs;
    state.events++;
    for (let i = 0; i < counted.length; i++) if (counted[i]?.(event)) state.counts[i] = (state.counts[i] ?? 0) + 1;
  }

  return {
    silenceMs: session.gapMs,
    begin: () => ({
      deadline: none,
      firstTs: 0,
      lastTs: 0,
      lastEventId: '',
      events: 0,
      counts: counted.map(() => 0),
      held: false,
    }),
    atDeadline(state, silent) {
      // An event at this very instant is exactly one gap away and joins.
      if (!silent) return null;
      state.deadline = none;
      return !isLive && predicate(state) === true ? state.lastEventId : null;
    },
    atEvent(state, event) {
      if (state.deadline === none) open(state, event);
      join(state, event);
      if (!isLive) return false;
      const wasHeld = state.held;
      state.held = predicate(state) === true;
      return state.held && !wasHeld;
    },
  };
}

const none = Number.POSITIVE_INFINITY;

/** SEMANTICS §6. `duration` and `events`, or a named count. */
function metricReader(session: Session): (leaf: Field | Metric) => Evaluate<SessionState> {
  return ({ kind, name }) => {
    if (kind === 'field') throw new Error(`segc has a bug: a session has no field "${name}"`);
    if (name === 'duration') return (state) => state.lastTs - state.firstTs;
    if (name === 'events') return (state) => state.events;
    const index = session.counts.findIndex((count) => count.name === name);
    if (index === -1) throw new Error(`segc has a bug: a session has no count "${name}"`);
    return (state) => state.counts[index];
  };
}
