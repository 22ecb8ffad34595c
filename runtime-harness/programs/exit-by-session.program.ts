import { hours, minutes } from 'segc';
import { segment, sequence, session, when } from './events.ts';
import { add, enter, leave, type Program, renew, t, view } from './program.ts';

export const segments = [
  segment('exit-by-session-closed', {
    enter: when('view'),
    exit: session({ gap: minutes(30), closed: (visit) => visit.events >= 2 }),
    ttl: hours(5),
  }),
  segment('exit-by-session-live', {
    enter: when('view'),
    exit: session({ gap: minutes(30), count: { adds: when('add') }, live: (visit) => visit.adds >= 1 }),
    ttl: hours(5),
  }),
  segment('exit-by-sequence', {
    enter: when('view'),
    exit: sequence({ steps: [when('view'), when('add')], within: minutes(10) }),
    ttl: hours(5),
  }),
];

const history = [
  view('v1', t(0)),
  view('v2', t(30)), // the same visit, exactly
  view('v3', t(60) + 1), // a new one: that of v1 and v2 has ended at 60
  add('a1', t(62)),
  add('a2', t(63)),
];

export const programs: readonly Program[] = [
  {
    id: 'exit-by-session-closed',
    clauses: ['§6', '§7'],
    history,
    expected: [
      enter(t(0), t(300), 'v1'),
      renew(t(30), t(330), 'v2'),
      leave(t(60), 'v2'),
      enter(t(60) + 1, t(360) + 1, 'v3'),
      leave(t(93), 'a2'),
    ],
  },
  {
    id: 'exit-by-session-live',
    clauses: ['§6', '§7'],
    history,
    expected: [
      enter(t(0), t(300), 'v1'),
      renew(t(30), t(330), 'v2'),
      renew(t(60) + 1, t(360) + 1, 'v3'),
      leave(t(62), 'a1'),
    ],
  },
  {
    id: 'exit-by-sequence',
    clauses: ['§7', '§12'],
    history,
    expected: [
      enter(t(0), t(300), 'v1'),
      renew(t(30), t(330), 'v2'),
      renew(t(60) + 1, t(360) + 1, 'v3'),
      leave(t(62), 'v3', 'a1'),
    ],
  },
];
