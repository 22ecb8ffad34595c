import { hours } from 'segc';
import { segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const ttl = hours(1);
export const segments = [
  segment('values-functions-of-numbers', {
    enter: when('view', (seen) => {
      const price = seen.price ?? 0;
      return (
        Math.abs(price) === 4.5 &&
        Math.ceil(price) === -4 &&
        Math.floor(price) === -5 &&
        Math.round(price) === -4 &&
        Math.trunc(price) === -4 &&
        Math.sign(price) === -1 &&
        Math.sqrt(price * price) === 4.5 &&
        Math.max(price, -5, -10) === -4.5 &&
        Math.min(price, 0) === -4.5 &&
        !Number.isInteger(price)
      );
    }),
    ttl,
  }),
  segment('values-no-numbers', {
    enter: when('view', (seen) => {
      const share = 1 / (seen.price ?? 1);
      return !Number.isFinite(share) && !Number.isNaN(share) && Number.isNaN(share - share);
    }),
    ttl,
  }),
  segment('values-arithmetic', {
    enter: when('view', (seen) => {
      const price = seen.price ?? 0;
      return price + 0.1 === 0.30000000000000004 || (price * 2) / 4 - 1 === 2.5 || price % 4 === -3;
    }),
    ttl,
  }),
  segment('values-orderings', {
    enter: when('view', (seen) => {
      const price = seen.price ?? 0;
      return (price >= 7 && price <= 7) || (price > -8 && price < -6) || [0.2, 5].includes(price);
    }),
    ttl,
  }),
];

const history = [
  view('v1', t(0)),
  view('v2', t(100), { price: -4.5 }),
  view('v3', t(200), { price: 0 }),
  view('v4', t(300), { price: 0.2 }), // 0.2 + 0.1
  view('v5', t(400), { price: 7 }), // 14 / 4 - 1
  view('v6', t(500), { price: -7 }), // -7 % 4 is -3
];

const hour = (at: number, id: string) => [enter(t(at), t(at + 60), id), expire(t(at + 60), id)];

/** The events at which each holds. */
const expected = {
  'values-functions-of-numbers': hour(100, 'v2'),
  'values-no-numbers': hour(200, 'v3'), // Infinity, and Infinity - Infinity
  'values-arithmetic': [...hour(300, 'v4'), ...hour(400, 'v5'), ...hour(500, 'v6')],
  'values-orderings': [...hour(300, 'v4'), ...hour(400, 'v5'), ...hour(500, 'v6')],
};

export const programs: readonly Program[] = Object.entries(expected).map(([id, expected]) => ({
  id,
  clauses: ['§3', '§9'],
  history,
  expected,
}));
