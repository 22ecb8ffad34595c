import { dayOf, hourOf, hours, minuteOf, monthOf, weekdayOf, yearOf } from 'segc';
import { segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const ttl = hours(1);
const zone = 'Pacific/Auckland';
export const segments = [
  segment('values-functions-of-texts', {
    enter: when('view', (seen) => {
      const product = seen.product ?? '';
      return (
        product.length === 8 &&
        product.startsWith(' S') &&
        product.endsWith('🛒 ') &&
        product.includes('al') &&
        product.indexOf('le') === 3 &&
        product.slice(1, 3) === 'Sa' &&
        product.trim() === 'Sale🛒' &&
        product.trimStart() === 'Sale🛒 ' &&
        product.trimEnd() === ' Sale🛒' &&
        product.toUpperCase() === ' SALE🛒 ' &&
        product.toLowerCase() === ' sale🛒 '
      );
    }),
    ttl,
  }),
  segment('values-joined', {
    enter: when('view', (seen) => {
      const product = seen.product ?? 'none';
      return `${product}!` === 'none!' || /^p\d+$/.test(product) || product + product === 'qq';
    }),
    ttl,
  }),
  segment('values-chosen', {
    enter: when('view', (seen) => (seen.gift ? seen.product === 'p1' : seen.product !== undefined && !seen.gift)),
    ttl,
  }),
  segment('values-lists', {
    enter: when(
      'view',
      (seen) =>
        seen.tags !== undefined &&
        seen.tags.length === 2 &&
        seen.tags.includes('a') &&
        seen.tags.some((tag) => tag > 'b') &&
        seen.tags.every((tag) => tag !== 'b'),
    ),
    ttl,
  }),
  // In Auckland it is 11:13 on Wednesday, the 15th of November.
  segment('values-calendar', {
    enter: when('view', (seen) => {
      const at = 1_700_000_000_000 + (seen.price ?? 0);
      return (
        hourOf(at, zone) === 11 &&
        minuteOf(at, zone) === 13 &&
        weekdayOf(at, zone) === 3 &&
        dayOf(at, zone) === 15 &&
        monthOf(at, zone) === 11 &&
        yearOf(at, zone) === 2023
      );
    }),
    ttl,
  }),
];

const history = [
  view('v1', t(0), { price: 60_000 }), // 11:14
  view('v2', t(100), { product: ' Sale🛒 ', price: -1_000_000_000_000, tags: ['a', 'b'] }), // 8 code units
  view('v3', t(200), { product: 'p1', gift: true, price: 0, tags: ['a', 'c'] }),
  view('v4', t(300), { product: 'q', price: -86_400_000, tags: ['c'] }), // a Tuesday
  view('v5', t(400), { product: 'r', gift: true, price: 3_600_000, tags: [] }), // 12:13
];

const hour = (at: number, id: string) => [enter(t(at), t(at + 60), id), expire(t(at + 60), id)];

/** The events at which each holds. */
const expected = {
  'values-functions-of-texts': hour(100, 'v2'),
  'values-joined': [...hour(0, 'v1'), ...hour(200, 'v3'), ...hour(300, 'v4')],
  'values-chosen': [...hour(100, 'v2'), ...hour(200, 'v3'), ...hour(300, 'v4')],
  'values-lists': hour(200, 'v3'),
  'values-calendar': hour(200, 'v3'),
};

export const programs: readonly Program[] = Object.entries(expected).map(([id, expected]) => ({
  id,
  clauses: ['§3', '§9'],
  history,
  expected,
}));
