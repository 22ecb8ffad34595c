import { hours, minutes } from 'segc';
import { notSeen, segment } from './events.ts';
import { add, enter, expire, type Program, ping, renew, t, view } from './program.ts';

const id = 'not-seen-any';
export const segments = [segment(id, { enter: notSeen({ for: minutes(30) }), ttl: hours(1) })];

export const program: Program = {
  id,
  clauses: ['§14'],
  history: [
    view('v1', t(0)),
    ping('p1', t(29)), // any event starts the clock
    add('a1', t(59)), // exactly at the deadline
  ],
  expected: [enter(t(59), t(119), 'p1'), renew(t(89), t(149), 'a1'), expire(t(149), 'a1')],
};
