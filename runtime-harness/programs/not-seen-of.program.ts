import { hours, minutes } from 'segc';
import { notSeen, segment, when } from './events.ts';
import { buy, enter, expire, leave, type Program, ping, t } from './program.ts';

const id = 'not-seen-of';
export const segments = [
  segment(id, { enter: notSeen({ of: when('buy'), for: minutes(30) }), exit: when('buy'), ttl: hours(5) }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§14'],
  history: [
    ping('p1', t(0)), // who has never bought is not meant
    buy('b1', t(60)),
    buy('b2', t(80)), // starts the clock again
    ping('p2', t(100)),
    buy('b3', t(110)), // exactly at the deadline: in, then out, and the clock runs
    buy('b4', t(141)),
    buy('b5', t(171) - 1),
    buy('b6', t(201)),
  ],
  expected: [
    enter(t(110), t(410), 'b2'),
    leave(t(110), 'b3'),
    enter(t(140), t(440), 'b3'),
    leave(t(141), 'b4'),
    enter(t(201) - 1, t(501) - 1, 'b5'),
    leave(t(201), 'b6'),
    enter(t(231), t(531), 'b6'),
    expire(t(531), 'b6'),
  ],
};
