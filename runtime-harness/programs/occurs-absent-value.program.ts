import { minutes } from 'segc';
import { segment, when } from './events.ts';
import { add, enter, expire, leave, type Program, t, view } from './program.ts';

const id = 'occurs-absent-value';
export const segments = [
  segment(id, {
    enter: when('view', (each) => each.product !== 'p'),
    exit: when(['view', 'add'], (each) => each.product === undefined && !each.gift),
    ttl: minutes(10),
  }),
];

export const program: Program = {
  id,
  clauses: ['§3', '§7', '§9'],
  history: [
    view('v1', t(0), { product: 'p' }),
    view('v2', t(1)), // no product is not 'p': enters; no gift either: leaves at once
    view('v3', t(2), { gift: true }),
    add('a1', t(3), { gift: true }), // a gift: stays
    add('a2', t(4)),
    add('a3', t(5)), // outside: nothing
    view('v4', t(6), { product: 'q' }),
  ],
  expected: [
    enter(t(1), t(11), 'v2'),
    leave(t(1), 'v2'),
    enter(t(2), t(12), 'v3'),
    leave(t(4), 'a2'),
    enter(t(6), t(16), 'v4'),
    expire(t(16), 'v4'),
  ],
};
