import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  absence,
  combination,
  compare,
  count,
  field,
  firstTime,
  literal,
  member,
  metric,
  notSeen,
  per,
  segment,
  sequence,
  session,
  when,
} from '../../suites/small-program.ts';
import type { Transition } from '../../timeline/transition.ts';
import { allClauses, clauseOf, clausesOf, furtherClausesOf } from './clauses.ts';

const semantics = readFileSync(new URL('../../../compiler/ir/SEMANTICS.md', import.meta.url), 'utf8');

test('every clause that is named is one of SEMANTICS.md, by number and heading', () => {
  const headings = [...semantics.matchAll(/^## §(\d+) (.+)$/gm)].map(([, section, title]) => `${section} ${title}`);
  expect(headings).not.toEqual([]);
  expect(
    allClauses.map(({ section, title }) => `${section} ${title}`).filter((each) => !headings.includes(each)),
  ).toEqual([]);
});

test('every clause that a text of this folder cites is there', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const cited = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/(?:§|section: )(\d+)/g)].map(([, section]) => section),
  );
  expect(cited.length).toBeGreaterThan(10);
  expect(cited.filter((section) => !semantics.includes(`\n## §${section} `))).toEqual([]);
});

test('every law is one sentence, told as those of the diagnostics', () => {
  for (const { law } of allClauses) expect(law).toMatch(/^[a-z`][^.]+[^.]$/);
});

const where = compare(field('x'), '>', literal(3));

test.each([
  ['occurs', when('a'), [3, 7]],
  ['a predicate', when('a', where), [3, 7, 9]],
  ['absence', absence(when('a'), when('b'), 10), [3, 5, 7]],
  ['session', session('live', 10, compare(metric('a'), '>', literal(1))), [3, 6, 7, 9]],
  ['count of sequence', count(sequence([when('a'), when('b')], 5), 2, 10), [3, 7, 11, 12]],
  ['first time', firstTime(when('a')), [3, 7, 13]],
  ['not seen', notSeen(when('a'), 10), [3, 7, 14]],
  ['per', per('s', count(when('a'), 2, 10)), [3, 7, 11, 15]],
  ['combination', combination(member('other')), [7, 16]],
])('the clauses of %s', (_, enter, expected) => {
  expect(clausesOf(segment(enter, 100)).map(({ section }) => section)).toEqual(expected);
});

const change = (changed: Partial<Transition>): Transition => ({
  userId: 'u',
  segment: 'seg',
  op: 'enter',
  at: 5,
  expiresAt: 105,
  reason: 'event',
  eventIds: ['a'],
  ...changed,
});
const counted = segment(per('s', count(when('a', where), 2, 10)), 100, absence(when('b'), when('c'), 10));
const leaves = change({ op: 'exit', expiresAt: null });

test.each([
  ['a missing enter is of what enters', { kind: 'missing', expected: change({}) }, 11],
  ['a missing exit is of what leaves', { kind: 'missing', expected: leaves }, 5],
  ['an end by ttl is of the membership', { kind: 'unexpected', actual: { ...leaves, reason: 'ttl' } }, 7],
  [
    'another expiry is of the membership',
    { kind: 'different', expected: change({}), actual: change({ expiresAt: 104 }) },
    7,
  ],
  [
    'other deciding events are of what enters',
    { kind: 'different', expected: change({}), actual: change({ eventIds: ['b'] }) },
    11,
  ],
] as const)('%s', (_, difference, section) => {
  expect(clauseOf(difference, counted).section).toBe(section);
});

test('what TypeScript and the replay do not agree on is a value', () => {
  expect(clauseOf({ kind: 'missing', expected: change({}) }, counted, ['typescript', 'replay']).section).toBe(9);
});

test('a combination leaves by its formula', () => {
  expect(clauseOf({ kind: 'missing', expected: leaves }, segment(combination(member('other')), 100)).section).toBe(16);
});

test('the further clauses are of the same behaviour, without the first', () => {
  const sections = furtherClausesOf({ kind: 'missing', expected: change({}) }, counted).map(({ section }) => section);
  expect(sections).toEqual([15, 3, 9, 7]);
});
