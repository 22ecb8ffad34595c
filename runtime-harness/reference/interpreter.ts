import type { Event } from '../event-log/event.ts';
import type { Hearing } from './hearing.ts';
import type { Visits } from './visits.ts';

/** SEMANTICS §7. Ids of the deciding events; the last of them is the one that tipped it. Never empty. */
export type EventIds = readonly string[];

/** How a behaviour finds out when it holds. Made once a segment; what differs between users is the state. */
export interface Interpreter<State = unknown> {
  /** How long after a user's last event silence alone can still make the behaviour hold, in ms. */
  readonly silenceMs: number;
  /** The types of events that `atEvent` must be given. At any other event the behaviour does not hold, and remembers what it did before. */
  readonly hears: Hearing;
  /** The state of a user of whom nothing is known. */
  begin(): State;
  /** Whether nothing is remembered, so that the state may be dropped and begun anew. */
  isBlank(state: State): boolean;
  /**
   * The next instant, epoch ms, at which `atInstant` must be called; Infinity when the behaviour waits for nothing. What is remembered for a
   * while only has such an instant, at which it is forgotten.
   */
  wakeAt(state: State): number;
  /**
   * SEMANTICS §4. The instant that `wakeAt` names has come. `events` are those at this very instant, which have not been seen yet.
   * Gives the deciding events of each time that the behaviour holds by itself, in any order. `wakeAt` moves on, unless the events will move it.
   */
  atInstant(state: State, instant: number, events: readonly Event[]): readonly EventIds[];
  /** The next event, which the sessions have taken already. The deciding events when the behaviour holds at it, else null. */
  atEvent(state: State, event: Event, visits: Visits): EventIds | null;
  /** SEMANTICS §6, of a session that is judged when it is closed: some have ended. The deciding events when the behaviour holds at that. */
  readonly atEnd?: (ended: Visits) => EventIds | null;
}

/** `atInstant` if this is the instant that the behaviour waits for. */
export function wake(
  interpreter: Interpreter,
  state: unknown,
  instant: number,
  events: readonly Event[],
): readonly EventIds[] {
  return interpreter.wakeAt(state) === instant ? interpreter.atInstant(state, instant, events) : holdsNever;
}

/** What a behaviour gives at an instant at which it does not hold by itself. */
export const holdsNever: readonly EventIds[] = [];

/** Of a behaviour that has nothing to remember, and waits for nothing. */
export const remembersNothing = {
  silenceMs: 0,
  begin: () => null,
  isBlank: () => true,
  wakeAt: () => never,
  atInstant: () => holdsNever,
} as const;

/** Whether a behaviour is one of these. */
export const isMindless = ({ isBlank }: Interpreter): boolean => isBlank === remembersNothing.isBlank;

/** The instant of one who waits for nothing. */
export const never = Number.POSITIVE_INFINITY;
