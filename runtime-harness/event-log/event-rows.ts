import type { Schema } from '../../compiler/ir/schema.ts';
import { eventIdPlace, type PlainDecoder, userIdPlace } from './decode-plain.ts';
import { type Event, emptyFields, type FieldValue } from './event.ts';
import { createKnownTexts } from './known-texts.ts';
import { token } from './scan.ts';
import { asciiAt, viewOf } from './words.ts';

/**
 * Events as they cross from one thread to another: as places in the bytes of their lines, because making objects, cloning them and making them once more
 * would take longer than playing them.
 */
export interface EventRows {
  /** For each event the number of its type, where its ids are, and for each field that is of use what it is and where its text is. */
  readonly places: Int32Array<ArrayBuffer>;
  /** For each event its time, epoch ms, and its fields that are numbers. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** The events that are not plain, whose type is `odd` among the places. */
  readonly odd: readonly Event[];
}

const odd = -1;
/** The type and two ids, each with its two ends; and then as many places for each field. */
const placesOfIds = 5;
const placesOfField = 3;

/** Collects events of the bytes that are being decoded. */
export interface EventRowWriter {
  addPlain(plain: PlainDecoder): void;
  add(event: Event): void;
  /** Those that have been added since the last time. */
  take(): EventRows;
}

/** Has collected nothing. */
export function createEventRowWriter(): EventRowWriter {
  let places = new Int32Array(1 << 12);
  let numbers = new Float64Array(1 << 10);
  let [placed, numbered] = [0, 0];
  let odds: Event[] = [];

  function makeRoom(fields: number): void {
    if (placed + placesOfIds + placesOfField * fields > places.length)
      places = longer(places, new Int32Array(2 * places.length + placesOfField * fields));
    if (numbered + 1 + fields > numbers.length)
      numbers = longer(numbers, new Float64Array(2 * numbers.length + fields));
  }

  return {
    addPlain(plain) {
      const { read, place } = plain.type();
      const { kinds, starts, ends, numbers: values } = plain;
      makeRoom(read.length);
      places[placed] = place;
      places[placed + 1] = starts[userIdPlace] as number;
      places[placed + 2] = ends[userIdPlace] as number;
      places[placed + 3] = starts[eventIdPlace] as number;
      places[placed + 4] = ends[eventIdPlace] as number;
      numbers[numbered++] = plain.ts();
      placed += placesOfIds;
      for (let i = 0; i < read.length; i++) {
        const { place } = read[i] as { readonly place: number };
        const kind = kinds[place] as number;
        places[placed] = kind;
        places[placed + 1] = starts[place] as number;
        places[placed + 2] = ends[place] as number;
        if (kind === token.number) numbers[numbered++] = values[place] as number;
        placed += placesOfField;
      }
    },
    add(event) {
      makeRoom(0);
      places[placed++] = odd;
      odds.push(event);
    },
    take() {
      const rows = { places: places.slice(0, placed), numbers: numbers.slice(0, numbered), odd: odds };
      [placed, numbered] = [0, 0];
      odds = [];
      return rows;
    },
  };
}

function longer<Numbers extends Int32Array | Float64Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}

/** Makes the events of some rows, one after the other; the bytes are those that were decoded. */
export type ReadEventRows = (rows: EventRows, bytes: Uint8Array, take: (event: Event) => void) => void;

/**
 * Prepares making the events of a schema.
 *
 * @param isRead as it was when the rows were written
 */
export function createEventRowReader(schema: Schema, isRead: (type: string, field: string) => boolean): ReadEventRows {
  const types = Object.entries(schema.types).map(([type, fields]) => ({
    type,
    fields: Object.keys(fields).filter((field) => isRead(type, field)),
  }));
  const textAt = createKnownTexts();

  return ({ places, numbers, odd: odds }, { buffer, byteOffset, length }, take) => {
    const bytes = Buffer.from(buffer, byteOffset, length);
    const view = viewOf(bytes);
    let [placed, numbered, odded] = [0, 0, 0];

    function valueAt(at: number): FieldValue | undefined {
      const kind = places[at];
      if (kind === token.text) return textAt(bytes, view, places[at + 1] as number, places[at + 2] as number);
      if (kind === token.number) return numbers[numbered++];
      return kind === token.none || kind === token.null ? undefined : kind === token.true;
    }

    while (placed < places.length) {
      const place = places[placed] as number;
      if (place === odd) {
        const event = odds[odded++] as Event;
        // Crossing takes away what `emptyFields` is for.
        take({ ...event, fields: Object.assign(emptyFields(), event.fields) });
        placed++;
        continue;
      }
      const { type, fields: names } = types[place] as (typeof types)[number];
      const userId = textAt(bytes, view, places[placed + 1] as number, places[placed + 2] as number);
      const eventId = asciiAt(bytes, places[placed + 3] as number, places[placed + 4] as number);
      const ts = numbers[numbered++] as number;
      placed += placesOfIds;
      const fields = emptyFields();
      for (let i = 0; i < names.length; i++) {
        const value = valueAt(placed);
        if (value !== undefined) fields[names[i] as string] = value;
        placed += placesOfField;
      }
      take({ kind: 'event', eventId, userId, type, ts, fields });
    }
  };
}
