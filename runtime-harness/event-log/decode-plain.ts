import type { FieldSchema, Schema } from '../../compiler/ir/schema.ts';
import { timeMarkType } from '../../compiler/ir/schema.ts';
import { type Event, emptyFields, type Fields, type FieldValue, type TimeMark } from './event.ts';
import { createKnownTexts } from './known-texts.ts';
import { createScanner, sameBytes, token, unusual } from './scan.ts';
import { asciiAt } from './words.ts';

/** Reads the plain messages among all, which are nearly all, in a fraction of the time. */
export interface PlainDecoder {
  /** The message that begins at a place; null when it is not plain, or no event, or no message begins there. `view` is of the same bytes. */
  decode(bytes: Buffer, view: DataView, from: number): Event | TimeMark | null;
  /** The place behind the message that was decoded last. */
  end(): number;
}

/** A field of one type, as far as a plain message can have it. */
interface PlainField {
  readonly name: string;
  /** Its place among the names that are scanned for. */
  readonly place: number;
  readonly kind: 'string' | 'number' | 'boolean';
  /** The token of a value that needs no further look, since nobody asks for it and any will do; -1 when each has to be looked at. */
  readonly passes: number;
  readonly optional: boolean;
  /** The bytes of the texts that are allowed; null when all are. */
  readonly values: readonly Uint8Array[] | null;
  /** Whether somebody asks for it. */
  readonly isRead: boolean;
}

const [typePlace, tsPlace, eventIdPlace, userIdPlace] = [0, 1, 2, 3] as const;
const noFields: Fields = Object.freeze(emptyFields());

/**
 * Prepares decoding plain messages (`createScanner`) that are events or time marks. For these it says what `createDecoder` does, field by field as
 * `flink-deploy/CONTRACT.md` has it, and leaves all others to it.
 *
 * @param isRead whether a field of a type is of use; a field that is not is looked at, and left out of the event
 */
export function createPlainDecoder(schema: Schema, isRead: (type: string, field: string) => boolean): PlainDecoder {
  const names = ['type', 'ts', 'eventId', 'userId'];
  const placeOf = (name: string) => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const types = new Map<string, readonly PlainField[]>();
  for (const [type, fields] of Object.entries(schema.types)) {
    const plain = Object.entries(fields).map(([name, field]) => plainField(name, field, isRead(type, name), placeOf));
    if (plain.every((field) => field !== null)) types.set(type, plain);
  }
  const { scan, kinds, starts, ends, numbers } = createScanner(names);
  const textAt = createKnownTexts();
  let end = 0;

  /** The value of a field; undefined when it is absent, null when it is not as declared. */
  function readField(
    bytes: Buffer,
    view: DataView,
    { place, kind, optional, values, isRead }: PlainField,
  ): FieldValue | undefined | null {
    switch (kinds[place]) {
      case token.none:
      case token.null:
        return optional ? undefined : null;
      case token.text: {
        if (kind !== 'string') return null;
        const [from, to] = [starts[place] as number, ends[place] as number];
        if (values !== null && !isOneOf(bytes, from, to, values)) return null;
        return isRead ? textAt(bytes, view, from, to) : undefined;
      }
      case token.number:
        return kind === 'number' ? numbers[place] : null;
      default:
        return kind === 'boolean' ? kinds[place] === token.true : null;
    }
  }

  function fieldsOf(bytes: Buffer, view: DataView, declared: readonly PlainField[]): Fields | null {
    let fields: { [name: string]: FieldValue | undefined } | null = null;
    for (const field of declared) {
      if (kinds[field.place] === field.passes) continue;
      const value = readField(bytes, view, field);
      if (value === null) return null;
      if (value === undefined || !field.isRead) continue;
      fields ??= emptyFields();
      fields[field.name] = value;
    }
    return fields ?? noFields;
  }

  const isText = (place: number) => kinds[place] === token.text && (starts[place] as number) < (ends[place] as number);

  return {
    end: () => end,
    decode(bytes, view, from) {
      const behind = scan(bytes, view, from);
      if (behind === unusual || !isText(typePlace) || kinds[tsPlace] !== token.number) return null;
      end = behind;
      const type = textAt(bytes, view, starts[typePlace] as number, ends[typePlace] as number);
      // Adding 0 turns -0 into 0.
      const ts = (numbers[tsPlace] as number) + 0;
      if (!Number.isSafeInteger(ts) || ts < 0) return null;
      if (type === timeMarkType) return { kind: 'mark', ts };
      const declared = types.get(type);
      if (declared === undefined || !isText(eventIdPlace) || !isText(userIdPlace)) return null;
      const fields = fieldsOf(bytes, view, declared);
      if (fields === null) return null;
      const userId = textAt(bytes, view, starts[userIdPlace] as number, ends[userIdPlace] as number);
      const eventId = asciiAt(bytes, starts[eventIdPlace] as number, ends[eventIdPlace] as number);
      return { kind: 'event', eventId, userId, type, ts, fields };
    },
  };
}

function isOneOf(bytes: Buffer, from: number, to: number, values: readonly Uint8Array[]): boolean {
  for (const value of values) if (value.length === to - from && sameBytes(bytes, from, value)) return true;
  return false;
}

/** null when it is a list, or in a nested object, or has a name that is not plain. */
function plainField(
  name: string,
  { kind, optional, values }: FieldSchema,
  isRead: boolean,
  placeOf: (name: string) => number,
): PlainField | null {
  if (kind !== 'string' && kind !== 'number' && kind !== 'boolean') return null;
  if (!/^[a-z_$][\w$]*$/i.test(name)) return null;
  const allowed = values?.map((value) => Uint8Array.from(Buffer.from(value))) ?? null;
  const passes = isRead || allowed !== null || kind === 'boolean' ? -1 : kind === 'string' ? token.text : token.number;
  return { name, place: placeOf(name), kind, passes, optional, values: allowed, isRead };
}
