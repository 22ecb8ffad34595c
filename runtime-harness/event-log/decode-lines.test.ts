import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../../compiler/ir/schema.ts';
import { createDecoder, type Decoded } from './decode.ts';
import { createLinesDecoder } from './decode-lines.ts';
import { createPlainDecoder, found } from './decode-plain.ts';
import { emptyFields } from './event.ts';
import { viewOf } from './words.ts';

const text = (values: readonly string[] | null, optional = true) => ({ kind: 'string', optional, values }) as const;
const schema: Schema = {
  types: {
    view: {
      price: { kind: 'number', optional: true, values: null },
      page: text(null, false),
      device: text(['phone', 'a "b"', 'größer']),
      first: { kind: 'boolean', optional: true, values: null },
    },
    buy: { total: { kind: 'number', optional: false, values: null }, page: text(null) },
    order: {
      tags: { kind: 'strings', optional: true, values: null },
      'address.city': text(null),
    },
    odd: { ['__proto__' as string]: text(null), größe: text(null) },
  },
};
const decode = createDecoder(schema);

function decodeLines(content: string | Buffer): (readonly [number, Decoded])[] {
  const all: (readonly [number, Decoded])[] = [];
  createLinesDecoder(schema)(Buffer.from(content), (message, line) => all.push([line, message]));
  return all;
}

/** A value as JSON may spell it, also one that JSON does not allow. */
const spelled = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 4 }).map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: fc.constantFrom('"phone"', '"/"', '"view"', '"buy"', '"segc.time"', '"u1"', '"größer"') },
  { weight: 3, arbitrary: fc.oneof(fc.nat(), fc.double(), fc.maxSafeInteger()).map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '-0',
        '0.1',
        '1.50',
        '01',
        '-',
        '.5',
        '1.',
        '1e3',
        '1E-2',
        '123456789012345',
        '1234567890123456',
        '0.30000000000000004',
      ],
      ...['9007199254740992', '12345678901.23456789', '-7.25', 'NaN', '+1', '00', '0', '1 2'],
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('true', 'false', 'null', 'tru', 'nul', 'True', '') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('[]', '{}', '["a"]', '{"city":"x"}', '"\\u0041"', '"\\ud800"', '"a\tb"', '"ä"', "'x'"),
  },
);
const key = fc.oneof(
  fc.constantFrom('type', 'ts', 'eventId', 'userId', 'price', 'page', 'device', 'first', 'total', 'tags', 'address'),
  fc.constantFrom('address.city', '__proto__', 'größe', 'other', 'Type', '', 'typ\\u0065', 'toString'),
);
const gap = fc.constantFrom('', '', '', ' ', '\t', '  ');
/** What the types declare, as they declare it. */
const fitting = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((price) => `"price":${price}`),
  fc.integer().map((total) => `"total":${total / 100}`),
  fc.constantFrom('"page":"/"', '"device":"phone"', '"device":null', '"first":true', '"other":"x"', '"total":1.5'),
);
const property = fc.tuple(key, spelled, gap, gap).map(([name, value, a, b]) => `${a}"${name}"${b}:${a}${value}${b}`);
const envelope = fc
  .tuple(fc.constantFrom('view', 'buy', 'order', 'odd', 'nope', 'segc.time'), fc.nat({ max: 2 ** 40 }))
  .map(([type, ts]) => [`"type":"${type}"`, `"ts":${ts}`, '"eventId":"e1"', '"userId":"u1"']);

/** Mostly whole envelopes, with more properties, in any order, and sometimes with something broken. */
const message = fc
  .tuple(
    envelope,
    fc.array(fc.oneof({ weight: 4, arbitrary: fitting }, property), { maxLength: 4 }),
    fc.nat({ max: 19 }),
    fc.nat({ max: 200 }),
    gap,
  )
  .chain(([known, more, left, cut, end]) => {
    const kept = left === 0 ? known.slice(1) : known;
    return fc.shuffledSubarray([...kept, ...more], { minLength: kept.length + more.length }).map((properties) => {
      const whole = `{${properties.join(',')}}${end}`;
      return left === 1 ? whole.slice(0, cut) + whole.slice(cut + 1) : whole;
    });
  });

test('what is read from the bytes of a log is what the decoder says of each line', () => {
  const lines = fc.array(
    fc.oneof({ weight: 9, arbitrary: message }, { weight: 1, arbitrary: fc.constantFrom('', ' ', '{}') }),
  );
  const isPlain = createPlainDecoder(schema, () => true);
  let plain = 0;
  fc.assert(
    fc.property(lines, fc.constantFrom('\n', '\r\n'), (texts, end) => {
      const expected = texts.flatMap((line, index) => (line.trim() === '' ? [] : [[index + 1, decode(line)]]));
      expect(decodeLines(texts.join(end))).toEqual(expected);
      expect(decodeLines(`${texts.join(end)}${end}`)).toEqual(expected);
      plain += texts.filter((line) => {
        const bytes = Buffer.from(line);
        return isPlain.look(bytes, viewOf(bytes), 0) !== found.none;
      }).length;
    }),
    { numRuns: 1000 },
  );
  // Else the test would say nothing of the short way.
  expect(plain).toBeGreaterThan(100);
});

test('numbers are those of JSON.parse', () => {
  const number = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 16n }), fc.nat({ max: 15 }), fc.boolean());
  fc.assert(
    fc.property(number, ([digits, decimals, isNegative]) => {
      const padded = String(digits).padStart(decimals + 1, '0');
      const point = padded.length - decimals;
      const spelled = `${isNegative ? '-' : ''}${padded.slice(0, point)}${decimals > 0 ? `.${padded.slice(point)}` : ''}`;
      const [[, event] = []] = decodeLines(`{"type":"buy","ts":1,"eventId":"e","userId":"u","total":${spelled}}`);
      expect(event).toMatchObject({ kind: 'event', fields: { total: JSON.parse(spelled) } });
    }),
    { numRuns: 1000 },
  );
});

test('a sign that is no part of a plain text is found wherever it stands', () => {
  const before = '{"type":"buy","ts":1,"eventId":"';
  for (const sign of ['"', '\\', '\\"', '\\n', '\n', '\u0000', '\u001f', '\u0020', '\u007f', 'ä', '😀', '\ud800']) {
    for (let length = 1; length < 14; length++) {
      for (let place = 0; place <= length; place++) {
        const id = `${'x'.repeat(place)}${sign}${'y'.repeat(length - place)}`;
        const line = `${before}${id}","userId":"u","total":1}`;
        // A line end cuts the line.
        const expected = line.split('\n').map((part, index) => [index + 1, decode(Buffer.from(part))]);
        expect(decodeLines(line)).toEqual(expected);
      }
    }
  }
});

test('a line that is not UTF-8, and two messages on one line, are dead', () => {
  const good = '{"type":"buy","ts":1,"eventId":"e","userId":"u","total":1}';
  const bytes = Buffer.concat([
    Buffer.from(`${good.slice(0, -1)},"page":"`),
    Buffer.from([0xff]),
    Buffer.from(`"}\n${good} ${good}\n${good}`),
  ]);
  expect(decodeLines(bytes).map(([line, { kind }]) => `${line} ${kind}`)).toEqual(['1 dead', '2 dead', '3 event']);
});

test('a field that nobody reads is looked at, and left out', () => {
  const found: Decoded[] = [];
  const decodeSome = createLinesDecoder(schema, (type, field) => type === 'view' && field === 'device');
  const view = (more: string) => `{"type":"view","ts":1,"eventId":"e","userId":"u","page":"/","price":1${more}}\n`;
  decodeSome(Buffer.from(`${view(',"device":"phone"')}${view(',"first":1')}${view('')}`), (decoded) =>
    found.push(decoded),
  );
  const event = { kind: 'event', eventId: 'e', userId: 'u', type: 'view', ts: 1 };
  expect(found).toEqual([
    { ...event, fields: Object.assign(emptyFields(), { device: 'phone' }) },
    expect.objectContaining({ kind: 'dead', cause: 'field "first" must be a boolean' }),
    { ...event, fields: emptyFields() },
  ]);
});
