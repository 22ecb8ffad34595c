import { hours, minutes } from 'segc';
import { absence, per, segment, when } from './events.ts';
import { add, buy, enter, expire, type Program, renew, t } from './program.ts';

const id = 'per-absence';
export const segments = [
  segment(id, {
    enter: per('product', absence({ after: when('add'), no: when('buy'), for: minutes(30) })),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§5', '§7', '§15'],
  history: [
    add('a2', t(0), { product: 'p' }),
    add('a1', t(0), { product: 'q' }), // the same deadline as p's: by id before it
    add('a3', t(0), { product: 'r' }),
    add('a4', t(5)), // without a product: left out
    buy('b1', t(10), { product: 'r' }), // stops the clock of r
    buy('b2', t(11)), // stops nothing
  ],
  expected: [enter(t(30), t(90), 'a1'), renew(t(30), t(90), 'a2'), expire(t(90), 'a2')],
};
