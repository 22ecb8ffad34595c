import { hours, millis } from 'segc';
import { count, segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const id = 'count-same-instant';
export const segments = [
  segment(id, { enter: count({ of: when('view'), atLeast: 3, within: millis(1) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§2', '§11'],
  history: [
    // Arrival is no order: the greatest id is the third.
    view('v3', t(0)),
    view('v1', t(0)),
    view('v2', t(0)),
    view('v4', t(0) + 1), // 1 ms is not within 1 ms
  ],
  expected: [enter(t(0), t(60), 'v3'), expire(t(60), 'v3')],
};
