import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, buy, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'sequence-latest-chain';
export const segments = [
  segment(id, {
    enter: sequence({ steps: [when('view'), when('add'), when('buy')], within: minutes(10) }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§12'],
  history: [
    view('v1', t(0)),
    view('v2', t(1)),
    add('a1', t(2)),
    view('v3', t(3)),
    buy('b1', t(4)), // a1 is the latest add, v2 the latest view before it
    add('a2', t(5)),
    buy('b2', t(12)), // v1 and v2 are out, v3 is not
  ],
  expected: [
    enter(t(4), t(64), 'v2', 'a1', 'b1'),
    renew(t(12), t(72), 'v3', 'a2', 'b2'),
    expire(t(72), 'v3', 'a2', 'b2'),
  ],
};
