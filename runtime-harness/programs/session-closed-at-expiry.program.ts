import { minutes } from 'segc';
import { segment, session } from './events.ts';
import { enter, expire, type Program, t, view } from './program.ts';

const id = 'session-closed-at-expiry';
export const segments = [
  segment(id, {
    enter: session({ gap: minutes(30), closed: (visit) => visit.events === 1 }),
    ttl: minutes(31),
  }),
];

export const program: Program = {
  id,
  clauses: ['§4', '§6', '§7'],
  history: [
    view('v1', t(0)),
    view('v2', t(31)), // its visit ends at the instant at which the membership does: out, then in
  ],
  expected: [enter(t(30), t(61), 'v1'), expire(t(61), 'v1'), enter(t(61), t(92), 'v2'), expire(t(92), 'v2')],
};
