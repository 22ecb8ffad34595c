import type { Behaviour } from '../ir/behaviour.ts';
import type { Program } from '../ir/program.ts';
import type { Trigger } from '../ir/segment.ts';
import type { Delay } from '../plan/relation.ts';

/**
 * How far the rows of the stream may be from the instants that they tell of, in ms of event time. An event's row comes at its instant. A deadline's comes
 * up to 1 ms before (absence) or after it (a closed session), see "Why ticks are only evidence" in SEMANTICS. What is put into order again comes later.
 */
export interface Timing {
  /** How long after an expiry its tick comes: later than all that could still renew. */
  readonly slackMs: number;
}

/** Moves that are in order as they come: rows lie at most 1 ms after their instant. */
export const direct: Timing = { slackMs: 3 };

/** Moves put into order: held back for at most `quietMs` + 2. */
export const settled: Timing & Delay = { marginMs: 8, quietMs: 16, slackMs: 24 };

/** Moves of segments made of others, whose transitions lie at most 4 ms (direct) or 48 ms (settled) after their instants. */
export const combined: Timing & Delay = { marginMs: 52, quietMs: 104, slackMs: 170 };

/**
 * The longest time, in ms, from a user's last event to what follows from silence after it. What puts moves into order waits a little longer.
 */
export function longestDeadlineMs({ segments }: Program): number {
  const silences = segments.flatMap((segment) => {
    const triggers = [segment.enter, segment.exit].flatMap((part) =>
      part === null || part.kind === 'combination' ? [] : [part],
    );
    const waits = Math.max(0, ...triggers.map((trigger) => silenceMs(trigger.kind === 'per' ? trigger.of : trigger)));
    if (segment.enter.kind === 'combination') return [waits + combined.quietMs + settled.quietMs + 60];
    return [waits + (needsSettling(triggers) ? settled.quietMs + 4 : 0)];
  });
  return Math.max(0, ...silences);
}

/** How long silence can still decide something about the behaviour, in ms. */
function silenceMs(behaviour: Behaviour): number {
  if (behaviour.kind === 'absence' || behaviour.kind === 'notSeen') return behaviour.forMs;
  return behaviour.kind === 'session' && behaviour.judged === 'closed' ? behaviour.gapMs : 0;
}

const isDeadline = (trigger: Trigger): boolean => {
  const behaviour = trigger.kind === 'per' ? trigger.of : trigger;
  return (
    behaviour.kind === 'absence' ||
    behaviour.kind === 'notSeen' ||
    (behaviour.kind === 'session' && behaviour.judged === 'closed')
  );
};

/**
 * Whether moves of one user can come in another order than that of their instants. One clock has one deadline at a time, and comes in order with the user's events;
 * several clocks (one for each key, or one to enter and one to leave) do not come in order with each other.
 */
export function needsSettling(triggers: readonly Trigger[]): boolean {
  const deadlines = triggers.filter(isDeadline);
  return deadlines.length > 1 || deadlines.some(({ kind }) => kind === 'per');
}
