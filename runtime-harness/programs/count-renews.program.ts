import { minutes } from 'segc';
import { count, segment, when } from './events.ts';
import { enter, expire, type Program, ping, renew, t, view } from './program.ts';

const id = 'count-renews';
export const segments = [
  segment(id, { enter: count({ of: when('view'), atLeast: 2, within: minutes(10) }), ttl: minutes(30) }),
];

export const program: Program = {
  id,
  clauses: ['§7', '§11'],
  history: [
    view('v1', t(0)),
    view('v2', t(1)),
    ping('p1', t(2)),
    view('v3', t(3)), // enough again
    view('v4', t(13)), // v3 is out
    view('v5', t(22)), // v4 is not
  ],
  expected: [enter(t(1), t(31), 'v2'), renew(t(3), t(33), 'v3'), renew(t(22), t(52), 'v5'), expire(t(52), 'v5')],
};
