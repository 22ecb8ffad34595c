import { any, hours, minutes } from 'segc';
import { segment, when } from './events.ts';
import { add, buy, enter, leave, type Program, renew, t, view } from './program.ts';

const id = 'combination-any-swap';
const viewing = segment('combination-any-viewing', {
  enter: when('view'),
  exit: when(['add', 'buy']),
  ttl: minutes(30),
});
const adding = segment('combination-any-adding', { enter: when('add'), exit: when('buy'), ttl: minutes(30) });
export const segments = [segment(id, { enter: any(viewing, adding), ttl: hours(5) }), viewing, adding];

export const program: Program = {
  id,
  clauses: ['§16'],
  history: [
    view('v1', t(0)),
    add('a1', t(10)), // leaves one and enters the other at one instant: was never outside
    buy('b1', t(20)),
    view('v2', t(40)), // in again, until its membership ends by ttl
  ],
  expected: [
    enter(t(0), t(300), 'v1'),
    renew(t(10), t(310), 'a1'),
    leave(t(20), 'b1'),
    enter(t(40), t(340), 'v2'),
    leave(t(70), 'v2'), // an end by ttl there is an event here
  ],
};
