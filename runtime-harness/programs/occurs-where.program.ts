import { hours } from 'segc';
import { segment, when } from './events.ts';
import { enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'occurs-where';
export const segments = [segment(id, { enter: when('view', (each) => (each.price ?? 0) > 100), ttl: hours(1) })];

export const program: Program = {
  id,
  clauses: ['§3', '§7', '§9'],
  history: [
    view('v1', t(0), { price: 100 }), // not more than 100
    view('v2', t(1)), // no price: 0
    view('v3', t(2), { price: 100.5 }),
    view('v4', t(3), { price: 500 }), // inside: renews
    view('v5', t(63), { price: 500 }), // exactly when the membership ends: out, and in again
  ],
  expected: [
    enter(t(2), t(62), 'v3'),
    renew(t(3), t(63), 'v4'),
    expire(t(63), 'v4'),
    enter(t(63), t(123), 'v5'),
    expire(t(123), 'v5'),
  ],
};
