import { hours, minutes } from 'segc';
import { absence, count, segment, when } from './events.ts';
import { buy, enter, expire, type Program, t, view } from './program.ts';

const id = 'absence-after-count';
const often = count({ of: when('view'), atLeast: 2, within: minutes(10) });
const generous = count({ of: when('buy'), atLeast: 2, within: minutes(10) });
export const segments = [
  segment(id, { enter: absence({ after: often, no: generous, for: minutes(30) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§5', '§11'],
  history: [
    view('v1', t(0)),
    view('v2', t(1)), // starts the clock
    buy('b1', t(2)), // one is not generous
    view('v3', t(5)), // starts it again
    view('v4', t(40)), // exactly the second: no count any more, for v3 is old
    buy('b2', t(100)),
    view('v5', t(101)),
    view('v6', t(102)),
    buy('b3', t(109)), // stops it, with b2
  ],
  expected: [enter(t(35), t(95), 'v3'), expire(t(95), 'v3')],
};
