import { hours, minutes } from 'segc';
import { absence, segment, sequence, when } from './events.ts';
import { add, buy, enter, expire, type Program, t, view } from './program.ts';

const id = 'absence-after-sequence';
const wanted = sequence({ steps: [when('view'), when('add')], within: minutes(10) });
export const segments = [
  segment(id, { enter: absence({ after: wanted, no: when('buy'), for: minutes(30) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§5', '§12'],
  history: [
    view('v1', t(0)),
    buy('b1', t(1)), // before the sequence is complete: no matter
    add('a1', t(5)), // starts the clock
    add('a2', t(20)), // v1 is too old: the clock is not started again
    add('a3', t(50)),
    view('v2', t(60)),
    add('a4', t(61)),
    buy('b2', t(80)), // stops it
  ],
  expected: [enter(t(35), t(95), 'v1', 'a1'), expire(t(95), 'v1', 'a1')],
};
