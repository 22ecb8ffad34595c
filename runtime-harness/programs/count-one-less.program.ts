import { hours, minutes } from 'segc';
import { count, segment, when } from './events.ts';
import { add, type Program, t, view } from './program.ts';

const id = 'count-one-less';
export const segments = [
  segment(id, {
    enter: count({ of: when('view', (each) => each.gift === true), atLeast: 3, within: minutes(10) }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§2', '§11'],
  history: [
    view('v1', t(0), { gift: true }),
    view('v1', t(0), { gift: true }), // a copy
    view('v2', t(1), { gift: false }),
    add('a1', t(2), { gift: true }),
    view('v3', t(3), { gift: true }),
  ],
  expected: [],
};
