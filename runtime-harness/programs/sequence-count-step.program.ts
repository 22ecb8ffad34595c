import { hours, minutes } from 'segc';
import { count, segment, sequence, when } from './events.ts';
import { add, enter, expire, type Program, t, view } from './program.ts';

const id = 'sequence-count-step';
const often = count({ of: when('view'), atLeast: 2, within: minutes(5) });
export const segments = [
  segment(id, {
    enter: sequence({
      steps: [often, when('add')],
      where: (seen, added) => added.ts - seen.ts >= 60_000,
      within: minutes(10),
    }),
    ttl: hours(1),
  }),
];

export const program: Program = {
  id,
  clauses: ['§11', '§12'],
  history: [
    view('v1', t(0)),
    add('a1', t(1)), // one view is not often
    view('v2', t(2)), // often
    view('v3', t(4)), // often
    add('a2', t(4) + 30_000), // v3 is not a minute old; v2 is
  ],
  expected: [enter(t(4) + 30_000, t(64) + 30_000, 'v2', 'a2'), expire(t(64) + 30_000, 'v2', 'a2')],
};
