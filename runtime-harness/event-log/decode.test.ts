import { describe, expect, test } from 'vitest';
import type { Schema } from '../../compiler/ir/schema.ts';
import { asObject } from './as-object.ts';
import { createDecoder } from './decode.ts';

const schema: Schema = {
  types: {
    view: {
      price: { kind: 'number', optional: true, values: null },
      page: { kind: 'string', optional: false, values: null },
      device: { kind: 'string', optional: true, values: ['phone', 'a "b"'] },
      first: { kind: 'boolean', optional: true, values: null },
    },
    order: {
      tags: { kind: 'strings', optional: true, values: ['a', 'b'] },
      scores: { kind: 'numbers', optional: false, values: null },
      flags: { kind: 'booleans', optional: true, values: null },
      'address.city': { kind: 'string', optional: true, values: null },
      'address.geo.lat': { kind: 'number', optional: false, values: null },
    },
    moved: { address: { kind: 'string', optional: false, values: null } },
    // What every object inherits is a name like any other.
    odd: { ['toString' as string]: { kind: 'string', optional: true, values: null } },
  },
};
const decode = createDecoder(schema);
const good = { type: 'view', ts: 5, eventId: 'e', userId: 'u', page: '/' };
const text = (changes: object) => JSON.stringify({ ...good, ...changes });

/** A message and why it is dead; several mistakes in one message show which is looked at first. */
const dead: readonly (readonly [string | Uint8Array | null, string])[] = [
  [null, 'not JSON'],
  ['', 'not JSON'],
  ['{', 'not JSON'],
  [`${text({})} {}`, 'not JSON'],
  [`\ufeff${text({})}`, 'not JSON'],
  [Buffer.from([0x7b, 0xff, 0x7d]), 'not JSON'],
  [Buffer.from(`{"a":"\xff"}`, 'latin1'), 'not JSON'],
  ['null', 'not an object'],
  ['[]', 'not an object'],
  ['"text"', 'not an object'],
  ['{}', 'field "type" is missing'],
  [text({ type: null, ts: 'x' }), 'field "type" is missing'],
  [text({ type: 1, ts: 'x' }), 'field "type" must be a string'],
  [text({ type: '', ts: 'x' }), 'field "type" must not be empty'],
  [text({ type: 'nope', ts: null }), 'field "ts" is missing'],
  [text({ type: 'nope', ts: '5' }), 'field "ts" must be a number'],
  [text({ type: 'nope', ts: 1.5 }), 'field "ts" must be epoch milliseconds'],
  [text({ ts: -1 }), 'field "ts" must be epoch milliseconds'],
  [text({}).replace('"ts":5', '"ts":9007199254740992'), 'field "ts" must be epoch milliseconds'],
  [text({}).replace('"ts":5', '"ts":1e999'), 'field "ts" must be epoch milliseconds'],
  [text({ type: 'no"pe', eventId: 1 }), 'type "no\\"pe" is not declared'],
  [text({ type: 'toString' }), 'type "toString" is not declared'],
  [text({ eventId: undefined, userId: 1 }), 'field "eventId" is missing'],
  [text({ eventId: 7, userId: 1 }), 'field "eventId" must be a string'],
  [text({ eventId: '', userId: 1 }), 'field "eventId" must not be empty'],
  [text({ userId: null, page: 1 }), 'field "userId" is missing'],
  [text({ userId: {}, page: 1 }), 'field "userId" must be a string'],
  [text({ userId: '', page: 1 }), 'field "userId" must not be empty'],
  [text({ price: '1', page: 1 }), 'field "price" must be a number'],
  [text({ page: null }), 'field "page" is missing'],
  [text({ page: 1, device: 'x' }), 'field "page" must be a string'],
  [text({ device: ['phone'] }), 'field "device" must be a string'],
  [text({ device: 'watch', first: 1 }), 'field "device" must be one of "phone", "a \\"b\\""'],
  [text({ first: 'true' }), 'field "first" must be a boolean'],
  ['{"type":"segc.time"}', 'field "ts" is missing'],
  ['{"type":"segc.time","ts":-1}', 'field "ts" must be epoch milliseconds'],
];

const order = (more: string) => `{"type":"order","ts":1,"eventId":"e","userId":"u"${more}}`;
const goodOrder = ',"scores":[1,-0],"address":{"geo":{"lat":2}}';

const deadOrders: readonly (readonly [string, string])[] = [
  [order(',"tags":"a"'), 'field "tags" must be a list of strings'],
  [order(',"tags":["a",null]'), 'field "tags" must be a list of strings'],
  [order(',"tags":[1]'), 'field "tags" must be a list of strings'],
  [order(',"tags":[["a"]]'), 'field "tags" must be a list of strings'],
  [order(',"tags":{}'), 'field "tags" must be a list of strings'],
  [order(',"tags":["a","c"]'), 'field "tags" must be a list of "a", "b"'],
  [order(',"tags":[]'), 'field "scores" is missing'],
  [order(',"scores":[1,"2"]'), 'field "scores" must be a list of numbers'],
  [order(',"scores":[1],"flags":[0]'), 'field "flags" must be a list of booleans'],
  [order(',"scores":[1],"address":[]'), 'field "address" must be an object'],
  [order(',"scores":[1],"address":"x"'), 'field "address" must be an object'],
  [order(',"scores":[1]'), 'field "address.geo.lat" is missing'],
  [order(',"scores":[1],"address":null'), 'field "address.geo.lat" is missing'],
  [order(',"scores":[1],"address":{"city":1}'), 'field "address.city" must be a string'],
  [order(',"scores":[1],"address":{"geo":3}'), 'field "address.geo" must be an object'],
  [order(',"scores":[1],"address":{"geo":{"lat":[]}}'), 'field "address.geo.lat" must be a number'],
  [order(`${goodOrder},"address":{}`), 'field "address.geo.lat" is missing'],
  [order(`${goodOrder},"address":{"geo":7}`), 'field "address.geo" must be an object'],
  [order(goodOrder).replace('order', 'moved'), 'field "address" must be a string'],
];

describe('dead letters, CONTRACT.md', () => {
  test.each(deadOrders)('%s: %s', (message, cause) => {
    expect(decode(message)).toMatchObject({ kind: 'dead', cause });
  });

  test.each(dead)('%j: %s', (message, cause) => {
    expect(decode(message)).toMatchObject({ kind: 'dead', cause });
  });

  test('keep their text, invalid UTF-8 replaced', () => {
    expect(decode('[1]')).toEqual({ kind: 'dead', cause: 'not an object', value: '[1]' });
    expect(decode(Buffer.from([0x61, 0xff]))).toMatchObject({ value: 'a\ufffd' });
    expect(decode(null)).toMatchObject({ value: null });
  });
});

describe('events, SEMANTICS §1', () => {
  test('have their declared fields only; null is absent', () => {
    const event = decode(Buffer.from(text({ price: null, device: 'phone', other: 1, kind: 'x' })));
    expect(event).toMatchObject({ kind: 'event', type: 'view', ts: 5, eventId: 'e', userId: 'u' });
    expect(event.kind === 'event' && Object.entries(event.fields)).toEqual([
      ['page', '/'],
      ['device', 'phone'],
    ]);
  });

  test('the last of a key given twice wins', () => {
    expect(decode(text({}).replace('{', '{"userId":"first","page":1,'))).toMatchObject({ userId: 'u' });
  });

  test('what every object inherits is no field', () => {
    const event = decode('{"type":"odd","ts":0,"eventId":"e","userId":"u"}');
    expect(event.kind === 'event' && [event.fields.toString, event.fields.constructor]).toEqual([undefined, undefined]);
  });

  test('-0 is 0, 1e3 is 1000, the largest ts is allowed', () => {
    expect(decode(text({}).replace('"ts":5', '"ts":-0'))).toHaveProperty('ts', 0);
    expect(decode(text({}).replace('"ts":5', '"ts":1e3'))).toHaveProperty('ts', 1000);
    expect(decode(text({ ts: Number.MAX_SAFE_INTEGER }))).toHaveProperty('ts', Number.MAX_SAFE_INTEGER);
  });

  test('a lone surrogate becomes ?, a pair stays', () => {
    expect(decode(text({ userId: '\ud83d', page: '😀' }))).toMatchObject({ userId: '?', fields: { page: '😀' } });
  });

  test('lists, and fields of nested objects by their path', () => {
    const event = decode(order(`${goodOrder},"tags":["b","a"],"flags":[]`));
    expect(event.kind === 'event' && { ...event.fields }).toEqual({
      tags: ['b', 'a'],
      scores: [1, -0],
      flags: [],
      'address.geo.lat': 2,
    });
    const twice = decode(order(`${goodOrder},"address":{"city":"\\ud800","geo":{"lat":1,"lat":3}}`));
    expect(twice).toMatchObject({ fields: { 'address.city': '?', 'address.geo.lat': 3 } });
  });

  test('an event as a predicate sees it', () => {
    const event = decode(order(`${goodOrder},"tags":["b","a"]`));
    expect(event.kind === 'event' && asObject(event, schema)).toEqual({
      eventId: 'e',
      userId: 'u',
      type: 'order',
      ts: 1,
      tags: ['b', 'a'],
      scores: [1, -0],
      address: { geo: { lat: 2 } },
    });
  });

  test('a time mark needs nothing else', () => {
    expect(decode('{"type":"segc.time","ts":7,"eventId":1}')).toEqual({ kind: 'mark', ts: 7 });
  });
});
