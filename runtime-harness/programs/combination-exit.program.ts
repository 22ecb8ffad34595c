import { all, any, hours, minutes } from 'segc';
import { notSeen, segment, when } from './events.ts';
import { add, buy, enter, expire, leave, type Program, renew, t, view } from './program.ts';

const id = 'combination-exit';
const viewing = segment('combination-exit-viewing', { enter: when('view'), ttl: hours(5) });
const adding = segment('combination-exit-adding', { enter: when(['add', 'buy']), ttl: hours(5) });
export const segments = [
  segment(id, { enter: all(viewing, any(adding, viewing)), exit: notSeen({ for: minutes(30) }), ttl: hours(5) }),
  segment('combination-exit-event', { enter: any(viewing, adding), exit: when('buy'), ttl: hours(5) }),
  viewing,
  adding,
];

const history = [
  add('a1', t(0)),
  view('v1', t(10)), // both memberships
  add('a2', t(40)), // 30 minutes of silence end exactly now: out, and in again by the renewal
  buy('b1', t(45)),
];

export const programs: readonly Program[] = [
  {
    id,
    clauses: ['§7', '§16'],
    history,
    expected: [
      enter(t(10), t(310), 'v1'),
      leave(t(40), 'v1'),
      enter(t(40), t(340), 'a2'),
      renew(t(45), t(345), 'b1'),
      leave(t(75), 'b1'), // the formula stays true, but nothing brings back
    ],
  },
  {
    id: 'combination-exit-event',
    clauses: ['§7', '§16'],
    history,
    expected: [
      enter(t(0), t(300), 'a1'),
      renew(t(10), t(310), 'v1'),
      renew(t(40), t(340), 'a2'),
      leave(t(45), 'b1'), // the event's phase comes before that of the combination, which b1 renews
      enter(t(45), t(345), 'b1'),
      expire(t(345), 'b1'),
    ],
  },
];
