import { expect, test } from 'vitest';
import type { Property, Shape } from '../../compiler/ir/rule-functions.ts';
import { asTyped } from './as-typed.ts';
import type { FieldValue } from './event.ts';

const object = (properties: { readonly [name: string]: Property }): Shape => new Map(Object.entries(properties));
const field = { optional: false, inside: null };
const optionalField = { optional: true, inside: null };

/** `{ page; utm: { source? }; address?: { city; zip?; geo?: { lat; lon } } }` */
const shape = object({
  page: field,
  utm: { optional: false, inside: object({ source: optionalField }) },
  address: {
    optional: true,
    inside: object({
      city: field,
      zip: optionalField,
      geo: { optional: true, inside: object({ lat: field, lon: field }) },
    }),
  },
});

const envelope = { eventId: 'e', userId: 'u', type: 'view', ts: 1 };
const typed = (fields: { readonly [name: string]: FieldValue }) =>
  asTyped({ kind: 'event', ...envelope, fields }, shape);

test('an object that may be absent is so when nothing is in it; another is always there', () => {
  expect(typed({ page: '/' })).toStrictEqual({ ...envelope, page: '/', utm: {} });
});

test('an object that is there has what is in it, and what must be', () => {
  const fields = { page: '/', 'utm.source': 'a', 'address.city': 'Rome', 'address.geo.lat': 1, 'address.geo.lon': 2 };
  const address = { city: 'Rome', geo: { lat: 1, lon: 2 } };
  expect(typed(fields)).toStrictEqual({ ...envelope, page: '/', utm: { source: 'a' }, address });
});

test.each([
  { page: '/', 'address.zip': '1' },
  { page: '/', 'address.geo.lat': 1, 'address.geo.lon': 2 },
  { page: '/', 'address.city': 'Rome', 'address.geo.lat': 1 },
])('an event that breaks its type has none: %j', (fields) => {
  expect(typed(fields as { readonly [name: string]: FieldValue })).toBe('of no type');
});
