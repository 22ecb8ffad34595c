import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import { count, event, notSeen, program, segment, when } from '../suites/small-program.ts';

const rule = program(segment(notSeen(when('a'), 100), 1000, when('a')));

test.each([
  [99, ['enter 199 a99', 'exit 1199 a99 ttl']],
  [100, ['enter 100 a0', 'exit 100 a100', 'enter 200 a100', 'exit 1200 a100 ttl']],
])('§14 seen again at %i', (ts, expected) => {
  expect(brief(rule, [event('a', 0), event('b', 50), event('a', ts)])).toEqual(expected);
});

test('§14 who has never been seen is not meant', () => {
  expect(brief(rule, [event('b', 0)])).toEqual([]);
});

test('§14 of a count: the clock starts where it holds', () => {
  const regulars = program(segment(notSeen(count(when('a'), 2, 50), 100), 1000));
  expect(brief(regulars, [event('a', 0), event('a', 40), event('a', 120)])).toEqual([
    'enter 140 a40',
    'exit 1140 a40 ttl',
  ]);
});
