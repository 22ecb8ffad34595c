import type { ListType, ScalarType } from './expression.ts';

/** SEMANTICS §1. The event types that a source declares, as data: the keys are in declaration order. */
export interface Schema {
  readonly types: { readonly [type: string]: { readonly [field: string]: FieldSchema } };
}

/**
 * One typed field of an event type, by its name, or by its path (`address.city`) when it is a field of a nested object; an
 * object on the way that may be absent makes its fields optional. `values` lists the literals a string may take; null when any string is allowed.
 */
export interface FieldSchema {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly values: readonly string[] | null;
}

/** What a field holds: one value, or a list of values that are all present. */
export type FieldKind = ScalarType | ListType;

/** SEMANTICS §1. The fields that every event has, whatever its type. */
export const envelopeFields = ['eventId', 'userId', 'type', 'ts'] as const;

/** SEMANTICS §2. The `type` of a time mark: it moves event time and is no event. */
export const timeMarkType = 'segc.time';
