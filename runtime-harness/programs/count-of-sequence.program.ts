import { hours, minutes } from 'segc';
import { count, segment, sequence, when } from './events.ts';
import { add, enter, expire, type Program, t, view } from './program.ts';

const id = 'count-of-sequence';
const pair = sequence({ steps: [when('view'), when('add')], within: minutes(5) });
export const segments = [segment(id, { enter: count({ of: pair, atLeast: 2, within: minutes(20) }), ttl: hours(1) })];

export const program: Program = {
  id,
  clauses: ['§11', '§12'],
  history: [
    view('v1', t(0)),
    add('a1', t(1)), // the first pair
    add('a2', t(5)), // v1 is 5 minutes old
    view('v2', t(10)),
    add('a3', t(20)),
    view('v3', t(20)), // after a3 by its id: no pair
    add('a4', t(20) + 59_999), // the second, just within 20 minutes of the first at a1
  ],
  expected: [enter(t(20) + 59_999, t(80) + 59_999, 'v3', 'a4'), expire(t(80) + 59_999, 'v3', 'a4')],
};
