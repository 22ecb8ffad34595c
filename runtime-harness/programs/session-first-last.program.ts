import { hours, minutes } from 'segc';
import { segment, session } from './events.ts';
import { add, enter, expire, type Program, ping, renew, t, view } from './program.ts';

const gap = minutes(30);
export const segments = [
  segment('session-live-first-last', {
    enter: session({
      gap,
      live: (visit) =>
        visit.first.type === 'view' &&
        visit.last.type === 'add' &&
        visit.first.product === visit.last.product &&
        visit.last.price !== undefined,
    }),
    ttl: hours(1),
  }),
  segment('session-closed-first-last', {
    enter: session({ gap, closed: (visit) => visit.last.type === 'ping' && visit.last.ts - visit.first.ts >= 60_000 }),
    ttl: hours(1),
  }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  add('a1', t(1), { product: 'q', price: 1 }), // not the same product
  add('a2', t(2), { product: 'p' }), // no price
  add('a3', t(3), { product: 'p', price: 1 }),
  view('v2', t(4), { product: 'p' }), // false again
  add('a4', t(5), { product: 'p', price: 2 }), // holds once more
  ping('p1', t(6)), // the type has no such fields
];

export const programs: readonly Program[] = [
  {
    id: 'session-live-first-last',
    clauses: ['§6'],
    history,
    expected: [enter(t(3), t(63), 'a3'), renew(t(5), t(65), 'a4'), expire(t(65), 'a4')],
  },
  {
    id: 'session-closed-first-last',
    clauses: ['§6'],
    history,
    expected: [enter(t(36), t(96), 'p1'), expire(t(96), 'p1')],
  },
];
