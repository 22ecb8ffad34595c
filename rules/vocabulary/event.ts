/**
 * What every event has. A team's events are a discriminated union of types that extend this one, told apart by `type`.
 *
 * `ts` is the event time in epoch milliseconds: when it happened, not when it arrived.
 */
export interface EventEnvelope {
  readonly eventId: string;
  readonly userId: string;
  readonly type: string;
  readonly ts: number;
}

/** The members of the union `E` whose `type` can be `T`, narrowed to it. */
export type EventOfType<E extends EventEnvelope, T extends E['type']> = E extends EventEnvelope
  ? [E['type'] & T] extends [never]
    ? never
    : E & { readonly type: T }
  : never;
