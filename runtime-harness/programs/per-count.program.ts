import { hours, minutes } from 'segc';
import { count, per, segment, when } from './events.ts';
import { add, enter, expire, leave, type Program, t, view } from './program.ts';

const id = 'per-count';
export const segments = [
  segment(id, {
    enter: per('product', count({ of: when('view'), atLeast: 3, within: minutes(10) })),
    exit: per('product', count({ of: when('add'), atLeast: 2, within: minutes(10) })),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§7', '§11', '§15'],
  history: [
    view('v1', t(0), { product: 'p' }),
    view('v2', t(1), { product: 'q' }),
    view('v3', t(2), { product: 'p' }),
    view('v4', t(3)),
    view('v5', t(4), { product: 'p' }), // the third of p
    add('a1', t(5), { product: 'p' }),
    add('a2', t(6), { product: 'q' }),
    add('a3', t(7), { product: 'q' }), // the second of q: leaves
    view('v6', t(11), { product: 'p' }), // v1 is out: v3, v5 and this one
  ],
  expected: [enter(t(4), t(64), 'v5'), leave(t(7), 'a3'), enter(t(11), t(71), 'v6'), expire(t(71), 'v6')],
};
