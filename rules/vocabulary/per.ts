import type { Behaviour } from './behaviour.ts';
import type { EventEnvelope } from './event.ts';

/** A behaviour judged for each value of a field by itself. Made by `per`. */
export interface Per<E extends EventEnvelope> {
  readonly kind: 'per';
  readonly field: string;
  readonly of: Behaviour<E>;
}

/** Names of the string fields that the events `E` have beyond those of every event. */
export type StringField<E extends EventEnvelope> = E extends EventEnvelope
  ? { [F in keyof E]-?: Exclude<E[F], undefined> extends string ? F : never }[Exclude<keyof E, keyof EventEnvelope>] &
      string
  : never;
