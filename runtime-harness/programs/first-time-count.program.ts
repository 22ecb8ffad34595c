import { minutes } from 'segc';
import { count, firstTime, segment, when } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const id = 'first-time-count';
const often = count({ of: when('view'), atLeast: 2, within: minutes(10) });
export const segments = [segment(id, { enter: firstTime(often), ttl: minutes(10) })];

export const program: Program = {
  id,
  clauses: ['§11', '§13'],
  history: [
    view('v1', t(0)),
    view('v2', t(10)), // v1 is exactly 10 minutes old
    view('v3', t(20) - 1), // often for the first time
    view('v4', t(21)), // often, but not for the first time
    view('v5', t(100)),
    view('v6', t(101)),
  ],
  expected: [enter(t(20) - 1, t(30) - 1, 'v3'), expire(t(30) - 1, 'v3')],
};
