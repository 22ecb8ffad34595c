/** The value of a declared field that is present. */
export type FieldValue = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[];

/** The declared fields of an event that are present, by name; a field of a nested object by its path. It inherits nothing, so any name can be looked up. */
export interface Fields {
  readonly [name: string]: FieldValue | undefined;
}

/** SEMANTICS §1. An event that fits the schema; what its type does not declare has been dropped. */
export interface Event {
  readonly kind: 'event';
  /** Unique among the user's events, but for copies. */
  readonly eventId: string;
  readonly userId: string;
  readonly type: string;
  /** Event time, epoch ms. */
  readonly ts: number;
  readonly fields: Fields;
}

/** SEMANTICS §2. Moves event time as an event at `ts` would, and is none. */
export interface TimeMark {
  readonly kind: 'mark';
  /** Epoch ms. */
  readonly ts: number;
}

/** A message that is neither; `flink-deploy/CONTRACT.md` lists the causes. */
export interface DeadLetter {
  readonly kind: 'dead';
  readonly cause: string;
  /** The message's text, invalid UTF-8 replaced; null when the message had no value. */
  readonly value: string | null;
}

function NoFields(): void {}
NoFields.prototype = Object.create(null);

/** No fields yet. Made by a constructor because V8 keeps such objects fast, and those of `Object.create(null)` not. */
export function emptyFields(): { [name: string]: FieldValue | undefined } {
  return new (NoFields as unknown as new () => { [name: string]: FieldValue | undefined })();
}
