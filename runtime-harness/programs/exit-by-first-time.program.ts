import { hours } from 'segc';
import { firstTime, per, segment, when } from './events.ts';
import { add, enter, expire, leave, type Program, renew, t, view } from './program.ts';

export const segments = [
  segment('exit-by-first-time', { enter: when('view'), exit: firstTime(when('add')), ttl: hours(1) }),
  segment('exit-by-first-time-inside', { enter: when('view'), exit: firstTime(when('add')), ttl: hours(1) }),
  segment('per-occurs', { enter: per('product', when(['view', 'add'])), ttl: hours(1) }),
];

const history = [
  add('a1', t(0)), // the first, but outside: it does nothing, and there is no second first time
  view('v1', t(1), { product: 'p' }),
  add('a2', t(2), { product: 'q' }),
  add('a3', t(3)),
];

export const programs: readonly Program[] = [
  {
    id: 'exit-by-first-time',
    clauses: ['§7', '§13'],
    history,
    expected: [enter(t(1), t(61), 'v1'), expire(t(61), 'v1')],
  },
  {
    id: 'exit-by-first-time-inside',
    clauses: ['§7', '§13'],
    history: [view('v1', t(0)), add('a1', t(1)), view('v2', t(2)), add('a2', t(3))],
    expected: [enter(t(0), t(60), 'v1'), leave(t(1), 'a1'), enter(t(2), t(62), 'v2'), expire(t(62), 'v2')],
  },
  {
    id: 'per-occurs',
    clauses: ['§3', '§15'],
    history,
    expected: [enter(t(1), t(61), 'v1'), renew(t(2), t(62), 'a2'), expire(t(62), 'a2')],
  },
];
