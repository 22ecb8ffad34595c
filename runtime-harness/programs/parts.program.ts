import { hours, minutes } from 'segc';
import { absence, count, firstTime, notSeen, segment, sequence, session, when } from './events.ts';
import { add, enter, expire, type Program, ping, renew, t, view } from './program.ts';

/** Each behaviour that holds at an event, as a part of each that has parts. */
const parts = {
  // v1 at 1, v2 at 2, v3 at 5.
  occurs: when('view'),
  // v2 at 2, v3 at 5.
  count: count({ of: when('view'), atLeast: 2, within: minutes(10) }),
  // v2 and a1 at 3, v2 and a2 at 4.
  sequence: sequence({ steps: [when('view'), when('add')], within: minutes(10) }),
  // v1 at 1.
  first: firstTime(when('view')),
  // v1 at 1, v3 at 5: the adds lie in between.
  session: session({ gap: minutes(30), live: (visit) => visit.last.type === 'view' }),
};
const within = minutes(10);
const span = minutes(30);
const ttl = hours(1);

export const segments = Object.entries(parts).flatMap(([name, part]) => [
  segment(`count-of-each-${name}`, { enter: count({ of: part, atLeast: name === 'first' ? 1 : 2, within }), ttl }),
  segment(`sequence-of-each-${name}`, { enter: sequence({ steps: [part, when('add')], within }), ttl }),
  segment(`first-time-of-each-${name}`, { enter: firstTime(part), ttl }),
  segment(`not-seen-of-each-${name}`, { enter: notSeen({ of: part, for: span }), ttl }),
  segment(`absence-after-each-${name}`, { enter: absence({ after: part, no: when('buy'), for: span }), ttl }),
  segment(`absence-of-each-${name}`, { enter: absence({ after: when('ping'), no: part, for: span }), ttl }),
]);

const history = [
  ping('p1', t(0)),
  view('v1', t(1)),
  view('v2', t(2)),
  add('a1', t(3)),
  add('a2', t(4)),
  view('v3', t(5)),
];

/** A membership that is entered at an instant, in minutes, and renewed at others, until it ends an hour after the last. */
function stay(...holdings: readonly (readonly [minute: number, ...eventIds: string[]])[]): Program['expected'] {
  const moves = holdings.map(([minute, ...ids], i) => (i === 0 ? enter : renew)(t(minute), t(minute + 60), ...ids));
  const [minute, ...ids] = holdings.at(-1) ?? [0];
  return [...moves, expire(t(minute + 60), ...ids)];
}

const expected: { readonly [id: string]: Program['expected'] } = {
  'count-of-each-occurs': stay([2, 'v2'], [5, 'v3']),
  'count-of-each-count': stay([5, 'v3']),
  'count-of-each-sequence': stay([4, 'v2', 'a2']),
  'count-of-each-first': stay([1, 'v1']),
  'count-of-each-session': stay([5, 'v3']),
  'sequence-of-each-occurs': stay([3, 'v2', 'a1'], [4, 'v2', 'a2']),
  'sequence-of-each-count': stay([3, 'v2', 'a1'], [4, 'v2', 'a2']),
  'sequence-of-each-sequence': stay([4, 'v2', 'a1', 'a2']),
  'sequence-of-each-first': stay([3, 'v1', 'a1'], [4, 'v1', 'a2']),
  'sequence-of-each-session': stay([3, 'v1', 'a1'], [4, 'v1', 'a2']),
  'first-time-of-each-occurs': stay([1, 'v1']),
  'first-time-of-each-count': stay([2, 'v2']),
  'first-time-of-each-sequence': stay([3, 'v2', 'a1']),
  'first-time-of-each-first': stay([1, 'v1']),
  'first-time-of-each-session': stay([1, 'v1']),
};

/** The last time that each part holds: from there on nothing of it is seen, and nothing is bought. */
const silent: { readonly [part: string]: Program['expected'] } = {
  occurs: stay([35, 'v3']),
  count: stay([35, 'v3']),
  sequence: stay([34, 'v2', 'a2']),
  first: stay([31, 'v1']),
  session: stay([35, 'v3']),
};

/** Each part holds after p1, so that there is no absence of it. */
const present: Program['expected'] = [];

function expectedOf(id: string): Program['expected'] {
  const part = id.split('-').at(-1) ?? '';
  return expected[id] ?? (id.startsWith('absence-of') ? present : (silent[part] ?? []));
}

const clauses = { count: ['§11'], sequence: ['§12'], first: ['§13'], not: ['§14'], absence: ['§5'] };
type Word = keyof typeof clauses;

export const programs: readonly Program[] = segments.map(({ id }) => ({
  id,
  clauses: clauses[id.split('-')[0] as Word],
  history,
  expected: expectedOf(id),
}));
