import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, buy, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'sequence-where-three';
export const segments = [
  segment(id, {
    enter: sequence({
      steps: [when('view'), when('add'), when('buy')],
      where: (seen, added, bought) => seen.product === bought.product && (added.price ?? 0) < (bought.price ?? 0),
      within: minutes(30),
    }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§12'],
  history: [
    view('v1', t(0), { product: 'p' }),
    add('a1', t(1), { price: 1 }),
    view('v2', t(2), { product: 'q' }),
    add('a2', t(3), { price: 5 }),
    add('a3', t(4), { price: 9 }),
    buy('b1', t(5), { product: 'p', price: 7 }), // a3 costs more; a2 is the latest that does not
    buy('b2', t(6), { product: 'q', price: 5 }), // a1 costs less, but q was seen after it; a2 does not cost less
    buy('b3', t(7), { product: 'q', price: 10 }),
  ],
  expected: [
    enter(t(5), t(65), 'v1', 'a2', 'b1'),
    renew(t(7), t(67), 'v2', 'a3', 'b3'),
    expire(t(67), 'v2', 'a3', 'b3'),
  ],
};
