import type { FieldSchema, Schema } from '../../compiler/ir/schema.ts';
import { timeMarkType } from '../../compiler/ir/schema.ts';
import { type Event, emptyFields, type Fields, type FieldValue } from './event.ts';
import { createKnownTexts } from './known-texts.ts';
import { createScanner, type Scanned, sameBytes, token, unusual } from './scan.ts';
import { asciiAt } from './words.ts';

/** What a plain message turns out to be; `none` when it is not plain, or no event, or no message is there. */
export const found = { none: 0, mark: 1, event: 2 } as const;
export type Found = (typeof found)[keyof typeof found];

/** Reads the plain messages among all, which are nearly all, in a fraction of the time. What it says of a message stands until the next one is looked at. */
export interface PlainDecoder extends Pick<Scanned, 'kinds' | 'starts' | 'ends' | 'numbers'> {
  /** Looks at the message that begins at a place, without making anything of it. `view` is of the same bytes. */
  look(bytes: Buffer, view: DataView, from: number): Found;
  /** The place behind it. */
  end(): number;
  /** Its time, epoch ms. */
  ts(): number;
  /** The bytes in which it was looked at. */
  bytes(): Buffer;
  /** The type of the event. */
  type(): PlainType;
  /** The event. */
  event(): Event;
}

/** A type of events. */
export interface PlainType {
  readonly name: string;
  /** Its number among all types. */
  readonly place: number;
  /** The fields that somebody asks for. */
  readonly read: readonly PlainField[];
}

/** A field of one type, as far as a plain message can have it. */
export interface PlainField {
  readonly name: string;
  /** Its place among the names that are scanned for. */
  readonly place: number;
  readonly kind: 'string' | 'number' | 'boolean';
  /** The token of a value that needs no further look, since any will do; -1 when each has to be looked at. */
  readonly passes: number;
  readonly optional: boolean;
  /** The bytes of the texts that are allowed; null when all are. */
  readonly values: readonly Uint8Array[] | null;
  /** Whether somebody asks for it. */
  readonly isRead: boolean;
}

const [typePlace, tsPlace] = [0, 1] as const;
/** Where the ids of an event stand among what was scanned. */
export const [eventIdPlace, userIdPlace] = [2, 3] as const;
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
  const types = new Map<string, PlainType & { readonly declared: readonly PlainField[] }>();
  for (const [place, [name, fields]] of Object.entries(schema.types).entries()) {
    const declared = Object.entries(fields).map(([field, of]) => plainField(field, of, isRead(name, field), placeOf));
    if (declared.every((field) => field !== null))
      types.set(name, { name, place, declared, read: declared.filter(({ isRead }) => isRead) });
  }
  const { scan, kinds, starts, ends, numbers } = createScanner(names);
  const textAt = createKnownTexts();
  /** What was looked at last. */
  const last: { bytes: Buffer; view: DataView; end: number; ts: number; type: PlainType } = {
    bytes: Buffer.alloc(0),
    view: new DataView(new ArrayBuffer(0)),
    end: 0,
    ts: 0,
    type: { name: '', place: 0, read: [] },
  };

  /** Whether the value of a field is as declared. */
  function isAsDeclared(bytes: Buffer, { place, kind, optional, values }: PlainField): boolean {
    switch (kinds[place]) {
      case token.none:
      case token.null:
        return optional;
      case token.text:
        return (
          kind === 'string' &&
          (values === null || isOneOf(bytes, starts[place] as number, ends[place] as number, values))
        );
      case token.number:
        return kind === 'number';
      default:
        return kind === 'boolean';
    }
  }

  /** The value of a field that is as declared; undefined when it is absent. */
  function readValue(bytes: Buffer, view: DataView, place: number): FieldValue | undefined {
    switch (kinds[place]) {
      case token.none:
      case token.null:
        return undefined;
      case token.text:
        return textAt(bytes, view, starts[place] as number, ends[place] as number);
      case token.number:
        return numbers[place];
      default:
        return kinds[place] === token.true;
    }
  }

  function fieldsOf(bytes: Buffer, view: DataView, { read }: PlainType): Fields {
    let fields: { [name: string]: FieldValue | undefined } | null = null;
    for (let i = 0; i < read.length; i++) {
      const { name, place } = read[i] as PlainField;
      const value = readValue(bytes, view, place);
      if (value === undefined) continue;
      fields ??= emptyFields();
      fields[name] = value;
    }
    return fields ?? noFields;
  }

  const isText = (place: number) => kinds[place] === token.text && (starts[place] as number) < (ends[place] as number);

  return {
    kinds,
    starts,
    ends,
    numbers,
    end: () => last.end,
    ts: () => last.ts,
    bytes: () => last.bytes,
    type: () => last.type,
    look(bytes, view, from) {
      const behind = scan(bytes, view, from);
      if (behind === unusual || !isText(typePlace) || kinds[tsPlace] !== token.number) return found.none;
      last.end = behind;
      const name = textAt(bytes, view, starts[typePlace] as number, ends[typePlace] as number);
      // Adding 0 turns -0 into 0.
      const ts = (numbers[tsPlace] as number) + 0;
      if (!Number.isSafeInteger(ts) || ts < 0) return found.none;
      last.ts = ts;
      if (name === timeMarkType) return found.mark;
      const type = types.get(name);
      if (type === undefined || !isText(eventIdPlace) || !isText(userIdPlace)) return found.none;
      const { declared } = type;
      for (let i = 0; i < declared.length; i++) {
        const field = declared[i] as PlainField;
        if (kinds[field.place] !== field.passes && !isAsDeclared(bytes, field)) return found.none;
      }
      last.type = type;
      last.bytes = bytes;
      last.view = view;
      return found.event;
    },
    event() {
      const { bytes, view, type, ts } = last;
      const fields = fieldsOf(bytes, view, type);
      const userId = textAt(bytes, view, starts[userIdPlace] as number, ends[userIdPlace] as number);
      const eventId = asciiAt(bytes, starts[eventIdPlace] as number, ends[eventIdPlace] as number);
      return { kind: 'event', eventId, userId, type: type.name, ts, fields };
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
  const passes = allowed !== null || kind === 'boolean' ? -1 : kind === 'string' ? token.text : token.number;
  return { name, place: placeOf(name), kind, passes, optional, values: allowed, isRead };
}
