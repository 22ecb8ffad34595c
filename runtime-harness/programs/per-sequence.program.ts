import { hours, minutes } from 'segc';
import { absence, per, segment, sequence, when } from './events.ts';
import { add, buy, enter, expire, type Program, renew, t, view } from './program.ts';

const wanted = sequence({ steps: [when('view'), when('add')], within: minutes(10) });
export const segments = [
  segment('per-sequence', { enter: per('product', wanted), ttl: hours(1) }),
  segment('per-absence-after-sequence', {
    enter: per('product', absence({ after: wanted, no: when('buy'), for: minutes(30) })),
    ttl: hours(1),
  }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  add('a1', t(1), { product: 'q' }), // q was not seen
  view('v2', t(2), { product: 'q' }),
  add('a2', t(3), { product: 'p' }),
  add('a3', t(4), { product: 'q' }),
  buy('b1', t(5), { product: 'p' }),
  add('a4', t(10), { product: 'p' }), // v1 is exactly 10 minutes old
];

export const programs: readonly Program[] = [
  {
    id: 'per-sequence',
    clauses: ['§12', '§15'],
    history,
    expected: [enter(t(3), t(63), 'v1', 'a2'), renew(t(4), t(64), 'v2', 'a3'), expire(t(64), 'v2', 'a3')],
  },
  {
    id: 'per-absence-after-sequence',
    clauses: ['§5', '§12', '§15'],
    history,
    expected: [enter(t(34), t(94), 'v2', 'a3'), expire(t(94), 'v2', 'a3')],
  },
];
