import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'sequence-exactly-t';
export const segments = [
  segment(id, { enter: sequence({ steps: [when('view'), when('add')], within: minutes(10) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§12'],
  history: [
    view('v1', t(0)),
    add('a1', t(10)), // too late
    view('v2', t(20)),
    add('a2', t(30) - 1),
    add('a3', t(30) - 1), // completes it once more
    add('a4', t(30)),
  ],
  expected: [
    enter(t(30) - 1, t(90) - 1, 'v2', 'a2'),
    renew(t(30) - 1, t(90) - 1, 'v2', 'a3'),
    expire(t(90) - 1, 'v2', 'a3'),
  ],
};
