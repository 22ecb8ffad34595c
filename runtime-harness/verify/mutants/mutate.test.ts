import { expect, test } from 'vitest';
import { programToJson } from '../../../compiler/ir/json.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { programSchema } from '../../program/program-schema.ts';
import { loadExamples, readExamples } from '../../suites/semantics.ts';
import {
  absence,
  all,
  any,
  combination,
  compare,
  count,
  field,
  firstTime,
  literal,
  member,
  metric,
  not,
  notSeen,
  per,
  program,
  segment,
  sequence,
  session,
  stepField,
  when,
} from '../../suites/small-program.ts';
import { mutantsOf } from './mutate.ts';

const minute = 60_000;

/** The changes of a segment in words, without those of its ttl, which each has. */
const changesOf = (enter: Segment['enter'], exit: Segment['exit'] = null) => {
  const judged = segment(enter, 60 * minute, exit);
  const others = ['x', 'y'].map((id) => segment(when('a'), 60 * minute, null, id));
  return mutantsOf(judged, program(judged, ...others))
    .map(({ what }) => what)
    .filter((what) => !what.startsWith('`ttl`'));
};

test('a span of time: a unit less and more, then a millisecond', () => {
  const judged = segment(when('a'), 60 * minute);
  const ofTtl = mutantsOf(judged, program(judged)).filter(({ place }) => place === '`ttl`');
  expect(ofTtl.map(({ from, to }) => `${from}: ${to}`)).toEqual([
    '1 hour: 59 minutes',
    '1 hour: 2 hours',
    '1 hour: 1 hour less 1 millisecond',
    '1 hour: 1 hour and 1 millisecond',
  ]);
  expect(ofTtl.map(({ changed }) => changed.ttlMs - 60 * minute)).toEqual([-minute, 60 * minute, -1, 1]);
});

test('when: a type less or more, without its predicate, and what is in that', () => {
  const where = compare({ kind: 'coalesce', left: field('x'), right: literal(0) }, '>', literal(200));
  expect(changesOf(when(['a', 'b'], where))).toEqual([
    '`enter`: `b` instead of `a` or `b`',
    '`enter`: `a` instead of `a` or `b`',
    '`enter`: `a` or `b` or `c` instead of `a` or `b`',
    'predicate: no condition instead of `(x ?? 0) > 200`',
    'predicate: its opposite instead of `(x ?? 0) > 200`',
    'predicate: `(x ?? 0) >= 200` instead of `(x ?? 0) > 200`',
    'predicate: `(x ?? 0) < 200` instead of `(x ?? 0) > 200`',
    'predicate: `(x ?? 0) !== 200` instead of `(x ?? 0) > 200`',
    '`x ?? 0` in predicate: -1 instead of 0',
    '`x ?? 0` in predicate: 1 instead of 0',
    '`(x ?? 0) > 200` in predicate: 199 instead of 200',
    '`(x ?? 0) > 200` in predicate: 201 instead of 200',
  ]);
});

test('conditions: a side dropped, `&&` for `||`, `!` dropped, case, flags, lists, functions', () => {
  const text = field('s', 'string');
  const isP = compare(text, '===', literal('p'));
  const changes = (where: ReturnType<typeof compare>) =>
    changesOf(when(['a', 'b', 'c'], where)).filter((what) => !/no condition|opposite/.test(what));
  expect(
    changes({ kind: 'logical', operator: '&&', left: isP, right: { kind: 'not', operand: field('f', 'boolean') } }),
  ).toEqual([
    "predicate: `s === 'p'` instead of `s === 'p' && !f`",
    "predicate: `!f` instead of `s === 'p' && !f`",
    "predicate: `s === 'p' || !f` instead of `s === 'p' && !f`",
    "predicate: `s !== 'p'` instead of `s === 'p'`",
    "`s === 'p'` in predicate: 'P' instead of 'p'",
    'predicate: `f` instead of `!f`',
  ]);
  expect(changes({ kind: 'matches', subject: text, source: '^p', flags: '' })).toEqual([
    'predicate: `/^p/i.test(s)` instead of `/^p/.test(s)`',
    'predicate: `/p/.test(s)` instead of `/^p/.test(s)`',
  ]);
  expect(changes({ kind: 'oneOf', values: ['p', 'q'], subject: text })).toEqual([
    "predicate: `['q'].includes(s)` instead of `['p', 'q'].includes(s)`",
    "predicate: `['P', 'q'].includes(s)` instead of `['p', 'q'].includes(s)`",
    "predicate: `['p'].includes(s)` instead of `['p', 'q'].includes(s)`",
    "predicate: `['p', 'Q'].includes(s)` instead of `['p', 'q'].includes(s)`",
  ]);
  expect(changes({ kind: 'call', function: 'startsWith', arguments: [text, literal('p')] })).toEqual([
    "predicate: `s.endsWith('p')` instead of `s.startsWith('p')`",
    "predicate: `s.includes('p')` instead of `s.startsWith('p')`",
    "predicate: 'P' instead of 'p'",
  ]);
});

test('a zone is changed to one that exists', () => {
  const ts = field('ts', 'number', false);
  const hour = compare({ kind: 'call', function: 'hourOf', arguments: [ts, literal('Europe/Paris')] }, '<', literal(9));
  expect(changesOf(when(['a', 'b', 'c'], hour))).toContain("predicate: 'UTC' instead of 'Europe/Paris'");
});

test('count and first time', () => {
  expect(changesOf(count(when(['a', 'b', 'c']), 2, 5 * minute))).toEqual([
    '`within`: 4 minutes instead of 5 minutes',
    '`within`: 6 minutes instead of 5 minutes',
    '`within`: 5 minutes less 1 millisecond instead of 5 minutes',
    '`within`: 5 minutes and 1 millisecond instead of 5 minutes',
    '`atLeast`: 1 instead of 2',
    '`atLeast`: 3 instead of 2',
    '`enter`: every time instead of 2 times',
  ]);
  expect(changesOf(firstTime(when(['a', 'b', 'c'])))).toEqual(['`enter`: every time instead of the first time']);
});

test('sequence: order, steps, and a `where` that goes along', () => {
  const where = compare(stepField(0, 's', 'string'), '===', stepField(1, 's', 'string'));
  const changes = changesOf(sequence([when('a'), when('b'), when('c')], minute, where)).filter(
    (what) => !what.startsWith('`within`') && !/ or /.test(what),
  );
  expect(changes).toEqual([
    '`enter`: step 2 before step 1 instead of step 1 before step 2',
    '`enter`: step 3 before step 2 instead of step 2 before step 3',
    '`enter`: the same without step 3 instead of 3 steps',
    '`where`: no condition instead of `step1.s === step2.s`',
    '`where`: `step1.s !== step2.s` instead of `step1.s === step2.s`',
  ]);
  const judged = segment(sequence([when('a'), when('b'), when('c')], minute, where), minute);
  const swapped = mutantsOf(judged, program(judged)).find(({ to }) => to === 'step 3 before step 2');
  expect(swapped?.changed.enter).toMatchObject({
    steps: [{ types: ['a'] }, { types: ['c'] }, { types: ['b'] }],
    where: { left: { step: 0 }, right: { step: 2 } },
  });
  expect(changesOf(sequence([when('a'), when('b')], minute)).slice(4, 7)).toEqual([
    '`enter`: step 2 before step 1 instead of step 1 before step 2',
    '`enter`: step 1 alone instead of both steps',
    '`enter`: step 2 alone instead of both steps',
  ]);
});

test('absence, not seen and per; an exit', () => {
  expect(changesOf(absence(when('a'), when('b'), 30 * minute), when('b'))).toEqual([
    '`for`: 29 minutes instead of 30 minutes',
    '`for`: 31 minutes instead of 30 minutes',
    '`for`: 30 minutes less 1 millisecond instead of 30 minutes',
    '`for`: 30 minutes and 1 millisecond instead of 30 minutes',
    '`enter`: the two swapped instead of `after` and `no`',
    '`after`: `a` or `b` instead of `a`',
    '`after`: `a` or `c` instead of `a`',
    '`no`: `b` or `a` instead of `b`',
    '`no`: `b` or `c` instead of `b`',
    '`exit`: no exit instead of this exit',
    '`exit`: `b` or `a` instead of `b`',
    '`exit`: `b` or `c` instead of `b`',
  ]);
  expect(changesOf(per('s', notSeen(when('a'), 1)))).toEqual([
    '`enter`: all together instead of each `s` by itself',
    '`for`: 2 milliseconds instead of 1 millisecond',
    '`of`: `a` or `b` instead of `a`',
  ]);
});

test('session: judged otherwise, gap, metrics that are read, predicate', () => {
  const isLong = compare(metric('duration'), '>', literal(10 * minute));
  const one = changesOf(session('live', 30 * minute, isLong));
  expect(one.filter((what) => !what.startsWith('`gap`'))).toEqual([
    '`enter`: `closed` instead of `live`',
    '`live`: its opposite instead of `duration > 10 minutes`',
    '`live`: `duration >= 10 minutes` instead of `duration > 10 minutes`',
    '`live`: `duration < 10 minutes` instead of `duration > 10 minutes`',
    '`live`: `duration !== 10 minutes` instead of `duration > 10 minutes`',
    '`duration > 10 minutes` in `live`: 9 minutes instead of 10 minutes',
    '`duration > 10 minutes` in `live`: 11 minutes instead of 10 minutes',
    '`duration > 10 minutes` in `live`: 10 minutes less 1 millisecond instead of 10 minutes',
    '`duration > 10 minutes` in `live`: 10 minutes and 1 millisecond instead of 10 minutes',
  ]);
  const counted = changesOf(session('closed', minute, compare(metric('a'), '===', literal(0))));
  expect(counted).toEqual(
    expect.arrayContaining([
      'metric `a`: `a` or `b` instead of `a`',
      '`closed`: `a <= 0` instead of `a === 0`',
      '`a === 0` in `closed`: 1 instead of 0',
    ]),
  );
  // Within another behaviour it has to hold at an event.
  expect(changesOf(firstTime(session('live', minute, isLong))).join()).not.toContain('`closed` instead');
});

test('combination: `not`, `all` for `any`, a member less', () => {
  expect(changesOf(combination(all(member('x'), not(member('y')))))).toEqual([
    '`enter`: `any(x, not(y))` instead of `all(x, not(y))`',
    '`enter`: `all(not(y))` instead of `all(x, not(y))`',
    '`enter`: `all(x)` instead of `all(x, not(y))`',
    '`enter`: `not(x)` instead of `x`',
    '`enter`: `y` instead of `not(y)`',
  ]);
  expect(changesOf(combination(any(member('x'))))).toEqual(['`enter`: `not(x)` instead of `x`']);
});

test('every change of every example of SEMANTICS.md is valid, and none is there twice', async () => {
  const rules = await readExamples((await loadExamples()).examples);
  const names = new Set<string>();
  for (const original of rules.segments) {
    const mutants = mutantsOf(original, rules, names);
    expect(mutants.length).toBeGreaterThan(3);
    const texts = mutants.map(({ changed }) => programToJson({ ...rules, segments: [changed] }));
    for (const text of texts) programSchema.parse(JSON.parse(text));
    expect(new Set(texts).size).toBe(mutants.length);
    expect(mutants.filter(({ changed }) => changed.id !== original.id)).toEqual([]);
  }
  const all = rules.segments.flatMap((original) => mutantsOf(original, rules));
  expect(names.size).toBe(all.length);
  expect([...names].filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
});
