import { hours, minutes } from 'segc';
import { count, notSeen, segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const id = 'not-seen-count';
const often = count({ of: when('view'), atLeast: 3, within: minutes(10) });
export const segments = [segment(id, { enter: notSeen({ of: often, for: minutes(30) }), ttl: hours(1) })];

export const program: Program = {
  id,
  clauses: ['§11', '§14'],
  history: [
    view('v1', t(0)),
    view('v2', t(1)),
    view('v3', t(9)), // often
    view('v4', t(10)), // often: v1 is out, v2, v3 and this one are enough
    view('v5', t(12)), // v2 is out, but v3, v4 and this one are enough
    view('v6', t(30)), // not often
  ],
  expected: [enter(t(42), t(102), 'v5'), expire(t(102), 'v5')],
};
