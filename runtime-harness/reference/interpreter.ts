import type { Event } from '../event-log/event.ts';

/** What a behaviour remembers of one user. */
export interface BehaviourState {
  /** The instant at which the behaviour must be asked again, epoch ms; Infinity when it waits for nothing. */
  deadline: number;
}

/** How a behaviour finds out when it holds. Made once a segment; what differs between users is the state. */
export interface Interpreter<State extends BehaviourState> {
  /** How long after a user's last event silence alone can still decide something, in ms. */
  readonly silenceMs: number;
  /** The state of a user of whom nothing is known. */
  begin(): State;
  /**
   * SEMANTICS §4: the deadline has come, and the events at this instant have not been seen yet. `silent` says that the
   * user has none. Gives the id of the deciding event when the behaviour holds, else null. It moves the deadline.
   */
  atDeadline(state: State, silent: boolean): string | null;
  /** The user's next event. Whether the behaviour holds at it. */
  atEvent(state: State, event: Event): boolean;
}
