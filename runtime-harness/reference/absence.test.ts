import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import { absence, event, program, segment, when } from '../suites/small-program.ts';

const rule = program(segment(absence(when('a'), when('b'), 100), 1000, when('b')));

test('§5 holds at a + T; the deciding event is the last a', () => {
  expect(brief(rule, [event('a', 0), event('c', 10), event('a', 50)])).toEqual(['enter 150 a50', 'exit 1150 a50 ttl']);
});

test.each([
  [99, []],
  [100, ['enter 100 a0', 'exit 100 b100']],
  [101, ['enter 100 a0', 'exit 101 b101']],
])('§4 a `no` at %i', (ts, expected) => {
  expect(brief(rule, [event('a', 0), event('b', ts)])).toEqual(expected);
});

test('§5 an `after` at the deadline: the deadline first, then the clock again', () => {
  expect(brief(rule, [event('a', 0), event('a', 100)])).toEqual([
    'enter 100 a0',
    'renew 200 a100',
    'exit 1200 a100 ttl',
  ]);
});

test('§5 the clock stands after it has run, until the next `after`', () => {
  expect(brief(rule, [event('a', 0), event('c', 500)])).toEqual(['enter 100 a0', 'exit 1100 a0 ttl']);
});

test('§5 an event that is both starts the clock', () => {
  const both = program(segment(absence(when('a'), when(['a', 'b']), 100), 1000));
  expect(brief(both, [event('a', 0), event('a', 50)])).toEqual(['enter 150 a50', 'exit 1150 a50 ttl']);
});

test('§2 within one instant the ids decide, not the arrival', () => {
  const [a, b] = [event('a', 0, 'x1'), event('b', 0, 'x2')];
  expect(brief(rule, [b, a])).toEqual([]);
  const [late, early] = [event('a', 0, 'x2'), event('b', 0, 'x1')];
  expect(brief(rule, [late, early])).toEqual(['enter 100 x2', 'exit 1100 x2 ttl']);
});
