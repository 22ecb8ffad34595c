import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, buy, enter, expire, type Program, ping, t, view } from './program.ts';

const id = 'sequence-relaxed';
export const segments = [
  segment(id, {
    enter: sequence({ steps: [when('view'), when('add'), when('buy')], within: minutes(30) }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§12'],
  history: [
    add('a0', t(0)),
    view('v1', t(1)),
    ping('p1', t(2)),
    buy('b1', t(3)), // no add since the view
    view('v2', t(4)),
    add('a1', t(5)),
    view('v3', t(6)), // after the add: not of this chain
    buy('b2', t(7)),
  ],
  expected: [enter(t(7), t(67), 'v2', 'a1', 'b2'), expire(t(67), 'v2', 'a1', 'b2')],
};
