import { hours, minutes } from 'segc';
import { absence, segment, when } from './events.ts';
import { add, buy, enter, leave, type Program, ping, t } from './program.ts';

const id = 'absence-cancelled-at-deadline';
export const segments = [
  segment(id, {
    enter: absence({ after: when('add'), no: when('buy'), for: minutes(30) }),
    exit: when('buy'),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§5', '§7'],
  history: [
    add('a1', t(0)),
    buy('b1', t(30) - 1), // in time
    add('a2', t(40)),
    buy('b2', t(70)), // exactly at the deadline: in, then out
    add('a3', t(80)),
    ping('p1', t(90)), // does not matter
    add('a4', t(100)), // starts the clock again
    ping('p2', t(130) - 1),
    buy('b3', t(131)),
  ],
  expected: [enter(t(70), t(130), 'a2'), leave(t(70), 'b2'), enter(t(130), t(190), 'a4'), leave(t(131), 'b3')],
};
