import { hours, minutes } from 'segc';
import { count, segment, when } from './events.ts';
import { buy, enter, expire, leave, type Program, t, view } from './program.ts';

const id = 'exit-by-count';
export const segments = [
  segment(id, {
    enter: when('view'),
    exit: count({ of: when(['buy', 'view']), atLeast: 3, within: minutes(10) }),
    ttl: hours(5),
  }),
];

export const program: Program = {
  id,
  clauses: ['§7', '§11'],
  history: [
    buy('b1', t(0)), // counts although the user is outside
    view('v1', t(1)),
    buy('b2', t(2)), // the third
    view('v2', t(3)), // enters, and is the fourth: leaves at once
    view('v3', t(13)),
    buy('b3', t(14)),
  ],
  expected: [
    enter(t(1), t(301), 'v1'),
    leave(t(2), 'b2'),
    enter(t(3), t(303), 'v2'),
    leave(t(3), 'v2'),
    enter(t(13), t(313), 'v3'),
    expire(t(313), 'v3'),
  ],
};
