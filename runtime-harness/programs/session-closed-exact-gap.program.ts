import { hours, minutes } from 'segc';
import { segment, session } from './events.ts';
import { enter, expire, type Program, ping, t, view } from './program.ts';

const id = 'session-closed-exact-gap';
export const segments = [
  segment(id, { enter: session({ gap: minutes(30), closed: (visit) => visit.events === 2 }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§6'],
  history: [
    view('v1', t(0)),
    ping('p1', t(30)), // exactly one gap: joins
    view('v2', t(60) + 1), // 1 ms more: a visit of its own
    ping('p2', t(80)),
    ping('p3', t(110)), // the third: two were not the whole visit
  ],
  expected: [enter(t(60), t(120), 'p1'), expire(t(120), 'p1')],
};
