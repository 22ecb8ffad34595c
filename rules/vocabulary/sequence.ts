import type { AtAnEvent, EventBehaviour } from './behaviour.ts';
import type { Duration } from './duration.ts';
import type { EventEnvelope } from './event.ts';
import type { Occurs } from './occurs.ts';
import type { AnyPart, PartOf } from './rule-error.ts';

/** One thing after the other, within a time. Made by `sequence`. */
export interface Sequence<E extends EventEnvelope> {
  readonly kind: 'sequence';
  readonly holds: AtAnEvent;
  readonly steps: readonly EventBehaviour<E>[];
  readonly where: ((...events: never[]) => boolean) | null;
  readonly within: Duration;
}

/** The events of the steps: of a `when` its own; of another behaviour what every event has. */
export type EventsOf<Steps extends readonly unknown[]> = {
  [I in keyof Steps]: Steps[I] extends Occurs<infer _E, infer Seen> ? Seen : EventEnvelope;
};

export interface SequenceDescription<E extends EventEnvelope, Steps extends readonly AnyPart<E>[]> {
  /** Two or more, in their order. Other events may lie between them; two steps are never the same event. */
  readonly steps: readonly [...Steps] & { readonly [I in keyof Steps]: PartOf<Steps[I]> };
  /** What must hold of the events that matched the steps, one parameter a step. */
  readonly where?: (...events: EventsOf<Steps>) => boolean;
  /** The last step comes less than this after the first. */
  readonly within: Duration;
}
