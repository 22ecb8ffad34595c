import { hours, seconds } from 'segc';
import { count, segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const second = t(1 / 60);
const id = 'count-disordered';
export const segments = [
  segment(id, { enter: count({ of: when('view'), atLeast: 2, within: seconds(5) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§2', '§8', '§11'],
  history: [
    view('v3', 10 * second),
    view('v1', 0), // exactly 10 s behind: not late
    view('v2', 4 * second), // completes v1, which came after v3
  ],
  expected: [enter(4 * second, t(60) + 4 * second, 'v2'), expire(t(60) + 4 * second, 'v2')],
};
