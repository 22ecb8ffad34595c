import { hours, minutes } from 'segc';
import { absence, notSeen, segment, session, when } from './events.ts';
import { add, enter, expire, leave, type Program, t, view } from './program.ts';

/** Both triggers hold at one instant: by the id of the last deciding event, and for one id enter before exit. */
const unbought = (type: 'view' | 'add') => absence({ after: when(type), no: when('buy'), for: minutes(30) });
export const segments = [
  segment('exit-one-instant-later-id', { enter: unbought('view'), exit: unbought('add'), ttl: hours(1) }),
  segment('exit-one-instant-earlier-id', { enter: unbought('add'), exit: unbought('view'), ttl: hours(1) }),
  segment('exit-one-instant-same-id', {
    enter: session({ gap: minutes(30), closed: (visit) => visit.events === 2 }),
    exit: notSeen({ for: minutes(30) }),
    ttl: hours(1),
  }),
];

const history = [
  add('é', t(0)), // by its UTF-8 bytes after every ASCII id
  view('z', t(0)),
];

export const programs: readonly Program[] = [
  {
    id: 'exit-one-instant-later-id',
    clauses: ['§2', '§5', '§7'],
    history,
    expected: [enter(t(30), t(90), 'z'), leave(t(30), 'é')],
  },
  {
    id: 'exit-one-instant-earlier-id',
    clauses: ['§2', '§5', '§7'],
    history,
    expected: [enter(t(30), t(90), 'é'), expire(t(90), 'é')], // the exit by z came first, outside
  },
  {
    id: 'exit-one-instant-same-id',
    clauses: ['§6', '§7', '§14'],
    history,
    expected: [enter(t(30), t(90), 'é'), leave(t(30), 'é')],
  },
];
