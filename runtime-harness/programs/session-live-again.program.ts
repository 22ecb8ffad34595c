import { hours, minutes } from 'segc';
import { segment, session, when } from './events.ts';
import { add, enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'session-live-again';
export const segments = [
  segment(id, {
    enter: session({
      gap: minutes(10),
      count: { views: when('view'), adds: when('add') },
      live: (visit) => visit.views > visit.adds,
    }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§6'],
  history: [
    view('v1', t(0)),
    view('v2', t(1)), // still true: does not hold again
    add('a1', t(2)),
    add('a2', t(3)), // false
    view('v3', t(4)), // true again
    view('v4', t(14)), // exactly one gap: the same visit
    view('v5', t(24) + 1), // a new visit
  ],
  expected: [
    enter(t(0), t(60), 'v1'),
    renew(t(4), t(64), 'v3'),
    renew(t(24) + 1, t(84) + 1, 'v5'),
    expire(t(84) + 1, 'v5'),
  ],
};
