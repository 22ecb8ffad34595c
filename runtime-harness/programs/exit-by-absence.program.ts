import { hours, minutes } from 'segc';
import { absence, segment, when } from './events.ts';
import { add, buy, enter, leave, type Program, renew, t, view } from './program.ts';

const id = 'exit-by-absence';
export const segments = [
  segment(id, {
    enter: when('view'),
    exit: absence({ after: when('add'), no: when('buy'), for: minutes(30) }),
    ttl: hours(5),
  }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§5', '§7'],
  history: [
    add('a1', t(0)), // the clock runs although the user is outside
    view('v1', t(10)),
    view('v2', t(30)), // at the deadline: out first, then in
    add('a2', t(40)),
    buy('b1', t(50)),
    add('a3', t(60)),
    view('v3', t(61)),
  ],
  expected: [
    enter(t(10), t(310), 'v1'),
    leave(t(30), 'a1'),
    enter(t(30), t(330), 'v2'),
    renew(t(61), t(361), 'v3'),
    leave(t(90), 'a3'),
  ],
};
