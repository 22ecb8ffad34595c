import { all, any, hours, minutes, not } from 'segc';
import { absence, segment, when } from './events.ts';
import { add, enter, leave, type Program, t, view } from './program.ts';

const id = 'combination-deciding';
const first = segment('combination-deciding-1', { enter: when('view'), ttl: minutes(60) });
const second = segment('combination-deciding-2', {
  enter: absence({ after: when('add'), no: when('buy'), for: minutes(30) }),
  ttl: minutes(30),
});
export const segments = [
  segment(id, { enter: all(any(first, second), not(all(first, not(second)))), ttl: hours(5) }),
  first,
  second,
];

export const program: Program = {
  id,
  clauses: ['§16'],
  history: [
    add('a1', t(0)),
    view('v1', t(30)), // at the deadline of a1: both are entered, the second has the greatest id
  ],
  expected: [
    enter(t(30), t(330), 'a1'),
    leave(t(60), 'a1'), // the second ends by ttl: the first alone is not enough
  ],
};
