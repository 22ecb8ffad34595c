import { expect, test } from 'vitest';
import { loadExamples, readExamples } from '../../suites/semantics.ts';
import {
  absence,
  all,
  any,
  combination,
  compare,
  literal,
  member,
  metric,
  not,
  program,
  segment,
  session,
  when,
} from '../../suites/small-program.ts';
import { equivalenceOf } from './equivalence.ts';
import { findHistories } from './find-histories.ts';
import { mutantsOf } from './mutate.ts';
import { createTeller } from './replay-alone.ts';

const minute = 60_000;

/** The changes of a segment for which there is an argument, each with it. */
function argumentsOf(enter: Parameters<typeof segment>[0]) {
  const judged = segment(enter, 60 * minute);
  const others = ['x', 'y'].map((id) => segment(when('a'), 60 * minute, null, id));
  const rules = program(judged, ...others);
  return Object.fromEntries(
    mutantsOf(judged, rules).flatMap((mutant) => {
      const argument = equivalenceOf(judged, mutant, rules.source.schema);
      return argument === null ? [] : [[mutant.what, argument]];
    }),
  );
}

test('whole numbers, with what is known of them', () => {
  const found = argumentsOf(session('closed', minute, compare(metric('a'), '>', literal(0))));
  expect(Object.keys(found)).toEqual(['`closed`: `a !== 0` instead of `a > 0`']);
  expect(Object.values(found)[0]).toContain('`a` is a whole number of 0 or more');
});

test('an event that starts the clock anyway', () => {
  const found = argumentsOf(absence(when('a'), when('b'), minute));
  expect(Object.keys(found)).toEqual(['`no`: `b` or `a` instead of `b`']);
  expect(Object.values(found)[0]).toContain('§5');
});

test('a count of what must not be there', () => {
  const isNone = compare(metric('b'), '===', literal(0));
  const holds = {
    kind: 'logical',
    operator: '&&',
    left: compare(metric('a'), '>=', literal(2)),
    right: isNone,
  } as const;
  expect(argumentsOf(session('closed', minute, holds))['metric `a`: `a` or `b` instead of `a`']).toContain(
    'asks that `b` be 0',
  );
  expect(argumentsOf(session('closed', minute, compare(metric('a'), '>=', literal(2))))).toEqual({});
});

test('formulas that are true of the same memberships of the same segments', () => {
  const [x, y] = [member('x'), member('y')];
  const found = argumentsOf(combination(any(all(x, y), all(x, y), x)));
  // `any(x, y and x, ...)` is `x`, but it must look at `y` still: it is renewed with it.
  expect(Object.keys(found)).toEqual(
    expect.arrayContaining(['`enter`: `any(all(x, y), x)` instead of `any(all(x, y), all(x, y), x)`']),
  );
  expect(Object.keys(argumentsOf(combination(any(x, all(x, y)))))).not.toContain(
    '`enter`: `any(x)` instead of `any(x, all(x, y))`',
  );
  expect(argumentsOf(combination(all(x, not(y))))).toEqual({});
});

test('no history tells what there is an argument for', async () => {
  const rules = await readExamples((await loadExamples()).examples);
  const tells = createTeller(rules);
  let many = 0;
  for (const original of rules.segments) {
    const proven = mutantsOf(original, rules).filter(
      (mutant) => equivalenceOf(original, mutant, rules.source.schema) !== null,
    );
    const options = { seed: 1, histories: 150 };
    const { found } = await findHistories(rules, original, proven, new Set(proven), options, tells);
    expect([...found.keys()].map(({ what }) => `${original.id}: ${what}`)).toEqual([]);
    many += proven.length;
  }
  expect(many).toBeGreaterThan(5);
});
