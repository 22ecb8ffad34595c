import { all, hours, minutes, not } from 'segc';
import { absence, segment, when } from './events.ts';
import { add, buy, enter, expire, leave, type Program, t, view } from './program.ts';

const id = 'combination-all-not';
const abandoned = segment('combination-all-abandoned', {
  enter: absence({ after: when('add'), no: when('buy'), for: minutes(30) }),
  ttl: hours(2),
});
const viewing = segment('combination-all-viewing', { enter: when('view'), exit: when('buy'), ttl: minutes(20) });
export const segments = [segment(id, { enter: all(abandoned, not(viewing)), ttl: hours(1) }), abandoned, viewing];

export const program: Program = {
  id,
  clauses: ['§16'],
  history: [
    add('a1', t(0)),
    view('v1', t(29)), // in `viewing` until 49
    view('v2', t(60)), // in `viewing`: out
    buy('b1', t(70)), // out of `viewing`: in
  ],
  // In `abandoned` from 30 to 150 by a1.
  expected: [
    enter(t(49), t(109), 'v1'),
    leave(t(60), 'v2'),
    enter(t(70), t(130), 'b1'),
    expire(t(130), 'b1'), // its own ttl; nothing is renewed any more
  ],
};
