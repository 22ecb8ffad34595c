import { hours, minutes } from 'segc';
import { count, segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const id = 'count-exactly-t';
export const segments = [
  segment(id, { enter: count({ of: when('view'), atLeast: 3, within: minutes(10) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§11'],
  history: [
    view('v1', t(0)),
    view('v2', t(5)),
    view('v3', t(10)), // v1 is exactly 10 minutes old: out
    view('v4', t(15) - 1), // v2, v3 and this one
  ],
  expected: [enter(t(15) - 1, t(75) - 1, 'v4'), expire(t(75) - 1, 'v4')],
};
