import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'sequence-where';
export const segments = [
  segment(id, {
    enter: sequence({
      steps: [when('view'), when('add')],
      where: (seen, added) => seen.product === added.product,
      within: minutes(10),
    }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§9', '§12'],
  history: [
    view('v1', t(0), { product: 'p' }),
    view('v2', t(1), { product: 'p' }),
    view('v3', t(2), { product: 'q' }),
    add('a1', t(3), { product: 'r' }), // nobody saw r
    add('a2', t(4), { product: 'p' }), // the latest view of p, not the latest view
    add('a3', t(5)), // absent is the same as absent only
    view('v4', t(6)),
    add('a4', t(7)),
    add('a5', t(11), { product: 'p' }), // v2 is exactly 10 minutes old
  ],
  expected: [enter(t(4), t(64), 'v2', 'a2'), renew(t(7), t(67), 'v4', 'a4'), expire(t(67), 'v4', 'a4')],
};
