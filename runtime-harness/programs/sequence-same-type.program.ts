import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'sequence-same-type';
export const segments = [
  segment(id, {
    enter: sequence({ steps: [when('view'), when('view', (each) => each.gift === true)], within: minutes(10) }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§12'],
  history: [
    view('v1', t(0), { gift: true }), // one event is one step
    view('v2', t(1), { gift: true }),
    view('v3', t(2)),
    view('v4', t(3), { gift: true }),
  ],
  expected: [enter(t(1), t(61), 'v1', 'v2'), renew(t(3), t(63), 'v3', 'v4'), expire(t(63), 'v3', 'v4')],
};
