import { hours, minutes } from 'segc';
import { absence, segment, when } from './events.ts';
import { add, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'absence-restarts-at-deadline';
export const segments = [
  segment(id, {
    enter: absence({ after: when(['add', 'view']), no: when(['buy', 'view']), for: minutes(30) }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§5'],
  history: [
    add('a1', t(0)),
    add('a2', t(30)), // the deadline of a1 comes first, then the clock starts again
    view('v1', t(50)), // both: it starts the clock
  ],
  expected: [enter(t(30), t(90), 'a1'), renew(t(80), t(140), 'v1'), expire(t(140), 'v1')],
};
