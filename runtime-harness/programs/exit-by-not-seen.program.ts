import { hours, minutes } from 'segc';
import { notSeen, segment, when } from './events.ts';
import { enter, leave, type Program, ping, renew, t, view } from './program.ts';

const id = 'exit-by-not-seen';
export const segments = [segment(id, { enter: when('view'), exit: notSeen({ for: minutes(30) }), ttl: hours(5) })];

export const program: Program = {
  id,
  clauses: ['§7', '§14'],
  history: [view('v1', t(0)), ping('p1', t(29)), view('v2', t(58))],
  expected: [enter(t(0), t(300), 'v1'), renew(t(58), t(358), 'v2'), leave(t(88), 'v2')],
};
