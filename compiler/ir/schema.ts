/** SEMANTICS §1. The event types that a source declares, as data: the keys are in declaration order. */
export interface Schema {
  readonly types: { readonly [type: string]: { readonly [field: string]: FieldSchema } };
}

/** One typed field of an event type. `values` lists the literals a string may take; null when any string is allowed. */
export interface FieldSchema {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly values: readonly string[] | null;
}

export type FieldKind = 'string' | 'number' | 'boolean';

/** SEMANTICS §1. The fields that every event has, whatever its type. */
export const envelopeFields = ['eventId', 'userId', 'type', 'ts'] as const;

/** SEMANTICS §2. The `type` of a time mark: it moves event time and is no event. */
export const timeMarkType = 'segc.time';
