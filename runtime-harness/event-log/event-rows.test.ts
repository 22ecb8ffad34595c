import { expect, test } from 'vitest';
import type { Schema } from '../../compiler/ir/schema.ts';
import { createLinesDecoder } from './decode-lines.ts';
import type { Event } from './event.ts';
import { createEventRowReader, createEventRowWriter } from './event-rows.ts';

const schema: Schema = {
  types: {
    view: {
      price: { kind: 'number', optional: true, values: null },
      page: { kind: 'string', optional: true, values: null },
      first: { kind: 'boolean', optional: true, values: null },
      unread: { kind: 'string', optional: true, values: null },
    },
    order: { tags: { kind: 'strings', optional: true, values: null } },
    plain: {},
  },
};
const isRead = (_type: string, field: string) => field !== 'unread';
const line = (type: string, id: number, more = '', user = 'anna') =>
  `{"type":"${type}","ts":${1_700_000_000_000 + id},"eventId":"e${id}","userId":"${user}"${more}}`;

/** Decodes once to events and once to rows, and sends these to another thread as it were. */
function both(lines: readonly string[]) {
  const bytes = Buffer.from(lines.join('\n'));
  const writer = createEventRowWriter();
  const decode = createLinesDecoder(schema, isRead);
  const [expected, odd]: [Event[], Event[]] = [[], []];
  createLinesDecoder(schema, isRead)(bytes, (message) => expected.push(message as Event));
  decode(
    bytes,
    (message) => {
      odd.push(message as Event);
      writer.add(message as Event);
    },
    writer.addPlain,
  );
  const read: Event[] = [];
  createEventRowReader(schema, isRead)(structuredClone(writer.take()), bytes, (event) => read.push(event));
  return { expected, odd, read, writer };
}

test('events are made of their rows as they are made at once', () => {
  const { expected, odd, read } = both([
    line('view', 1, ',"price":-0.5,"page":"/","first":true,"unread":"x"'),
    line('view', 2, ',"first":false,"price":null'),
    line('plain', 3),
    line('view', 4, ',"page":"größer","price":0.1'),
    line('order', 5, ',"tags":["a","b"]'),
    line('view', 6, ',"page":""', 'ümit'),
    line('view', 7, ',"price":1e3'),
    line('plain', 8, '', '😀'),
    line('view', 9, ',"price":12345678901.25'),
  ]);
  expect(read).toEqual(expected);
  expect(odd).toHaveLength(5);
  // Any name can be looked up in the fields of any event.
  for (const { fields } of read) expect(fields.constructor).toBeUndefined();
});

test('there is room for any number of events, and none is taken twice', () => {
  const { expected, read, writer } = both(Array.from({ length: 5_000 }, (_, id) => line('view', id, `,"price":${id}`)));
  expect(read).toEqual(expected);
  expect(writer.take()).toMatchObject({ places: new Int32Array(0), numbers: new Float64Array(0), odd: [] });
});
