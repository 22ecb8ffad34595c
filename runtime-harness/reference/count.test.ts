import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import { count, event, firstTime, program, segment, sequence, when } from '../suites/small-program.ts';

const three = program(segment(count(when('a'), 3, 100), 1000));

test.each([
  [99, ['enter 99 a99', 'exit 1099 a99 ttl']],
  [100, []],
])('§11 the third at %i of 100', (ts, expected) => {
  expect(brief(three, [event('a', 0), event('a', 50), event('a', ts)])).toEqual(expected);
});

test('§11 it holds again at each further one', () => {
  const four = [event('a', 0), event('a', 0, 'b'), event('c', 1), event('a', 2), event('a', 99), event('a', 101)];
  expect(brief(three, four)).toEqual(['enter 2 a2', 'renew 99 a99', 'renew 101 a101', 'exit 1101 a101 ttl']);
});

test('§11 what is counted may be a behaviour: its own deciding events', () => {
  const pairs = program(segment(count(sequence([when('a'), when('b')], 50), 2, 100), 1000));
  const history = [event('a', 0), event('b', 10), event('b', 20)];
  expect(brief(pairs, history)).toEqual(['enter 20 a0,b20', 'exit 1020 a0,b20 ttl']);
  const once = program(segment(count(firstTime(when('a')), 2, 100), 1000));
  expect(brief(once, [event('a', 0), event('a', 1)])).toEqual([]);
});
