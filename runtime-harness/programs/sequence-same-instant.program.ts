import { hours, minutes } from 'segc';
import { segment, sequence, when } from './events.ts';
import { add, enter, expire, type Program, t, view } from './program.ts';

const id = 'sequence-same-instant';
export const segments = [
  segment(id, { enter: sequence({ steps: [when('view'), when('add')], within: minutes(10) }), ttl: hours(1) }),
];

export const program: Program = {
  id,
  clauses: ['§2', '§12'],
  history: [
    add('1', t(0)), // before the view by its id
    view('2', t(0)),
    add('é', t(20)), // after the view by its id, although it comes first
    view('z', t(20)),
  ],
  expected: [enter(t(20), t(80), 'z', 'é'), expire(t(80), 'z', 'é')],
};
