import { isUtf8 } from 'node:buffer';
import { type FieldSchema, type Schema, timeMarkType } from '../../compiler/ir/schema.ts';
import type { DeadLetter, Event, TimeMark } from './event.ts';
import { createFieldReader, type Properties, readFilled, readTime } from './fields.ts';

/** What a message turns out to be. */
export type Decoded = Event | TimeMark | DeadLetter;

/** Decodes one message: its text, its bytes, or null for a message without value. It never throws. */
export type Decode = (message: string | Uint8Array | null) => Decoded;

/**
 * SEMANTICS §1; causes and their order as in `flink-deploy/CONTRACT.md`. Prepares the schema once.
 *
 * A lone surrogate, which JSON can spell and UTF-8 cannot, becomes `?` in the event, as Flink has it.
 */
export function createDecoder(schema: Schema): Decode {
  const types = new Map(Object.entries(schema.types).map(([name, fields]) => [name, typeReader(name, fields)]));

  function check(properties: Properties): Event | TimeMark | string {
    const type = readFilled(properties, 'type');
    if (type.cause !== null) return type.cause;
    const ts = readTime(properties);
    if (typeof ts === 'string') return ts;
    if (type.value === timeMarkType) return { kind: 'mark', ts };
    const read = types.get(type.value);
    return read === undefined ? `type ${JSON.stringify(type.value)} is not declared` : read(properties, ts);
  }

  return (message) => {
    const text = textOf(message);
    const parsed = text === null ? undefined : parse(text);
    if (parsed === undefined) return dead('not JSON', message);
    if (!isObject(parsed)) return dead('not an object', message);
    const outcome = check(parsed);
    return typeof outcome === 'string' ? dead(outcome, message) : outcome;
  };
}

/** Reads what is left to read once `type` and `ts` are valid and the type is known. */
function typeReader(type: string, schema: { readonly [field: string]: FieldSchema }) {
  const readFields = createFieldReader(schema);
  return (properties: Properties, ts: number): Event | string => {
    const eventId = readFilled(properties, 'eventId');
    if (eventId.cause !== null) return eventId.cause;
    const userId = readFilled(properties, 'userId');
    if (userId.cause !== null) return userId.cause;
    const fields = readFields(properties);
    if (typeof fields === 'string') return fields;
    return { kind: 'event', eventId: eventId.value, userId: userId.value, type, ts, fields };
  };
}

/** The text of a message; null when there is none or it is not UTF-8. */
function textOf(message: string | Uint8Array | null): string | null {
  if (message === null || typeof message === 'string') return message;
  return isUtf8(message) ? asBuffer(message).toString('utf8') : null;
}

/** The JSON value; undefined, which JSON has not, when the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dead(cause: string, message: string | Uint8Array | null): DeadLetter {
  const value = message === null || typeof message === 'string' ? message : asBuffer(message).toString('utf8');
  return { kind: 'dead', cause, value };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
