import { minutes } from 'segc';
import { firstTime, segment, when } from './events.ts';
import { buy, enter, expire, type Program, ping, t, view } from './program.ts';

const id = 'first-time-occurs';
export const segments = [
  segment(id, { enter: firstTime(when('buy', (each) => (each.price ?? 0) > 10)), ttl: minutes(10) }),
];

export const program: Program = {
  id,
  clauses: ['§2', '§13'],
  history: [
    view('v1', t(0)),
    buy('b1', t(1), { price: 10 }), // does not count
    buy('b3', t(5), { price: 11 }),
    buy('b2', t(5), { price: 12 }), // the first of the two by its id
    buy('b4', t(6), { price: 13 }), // never again
    ping('p1', t(300)),
    buy('b5', t(301), { price: 13 }), // not even when the user had nothing pending
  ],
  expected: [enter(t(5), t(15), 'b2'), expire(t(15), 'b2')],
};
