import { hours, minutes } from 'segc';
import { per, segment, session, when } from './events.ts';
import { add, enter, expire, type Program, ping, renew, t, view } from './program.ts';

export const segments = [
  segment('per-session-closed', {
    enter: per('product', session({ gap: minutes(10), closed: (visit) => visit.events === 2 })),
    ttl: hours(1),
  }),
  segment('per-session-live', {
    enter: per(
      'product',
      session({ gap: minutes(10), count: { views: when('view') }, live: (visit) => visit.views === 2 }),
    ),
    ttl: hours(1),
  }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  view('v2', t(1), { product: 'q' }),
  ping('p1', t(5)), // keeps no visit of a product open
  view('v3', t(9), { product: 'p' }),
  add('a1', t(11), { product: 'q' }), // exactly one gap after v2
  view('v4', t(19) + 1, { product: 'p' }), // 1 ms more than a gap after v3
  view('v5', t(21), { product: 'r' }), // at the instant at which the visit of q ends: another part
];

export const programs: readonly Program[] = [
  {
    id: 'per-session-closed',
    clauses: ['§6', '§15'],
    history,
    expected: [enter(t(19), t(79), 'v3'), renew(t(21), t(81), 'a1'), expire(t(81), 'a1')],
  },
  {
    id: 'per-session-live',
    clauses: ['§6', '§15'],
    history,
    expected: [enter(t(9), t(69), 'v3'), expire(t(69), 'v3')],
  },
];
