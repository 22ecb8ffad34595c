import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import { count, event, firstTime, per, program, segment, when } from '../suites/small-program.ts';
import { createEngine } from './engine.ts';

const rule = program(segment(firstTime(when('a')), 10));

test('§13 once, however long ago', () => {
  expect(brief(rule, [event('b', 0), event('a', 5), event('a', 6), event('a', 1e9)])).toEqual([
    'enter 5 a5',
    'exit 15 a5 ttl',
  ]);
});

test('§13 of a count', () => {
  const second = program(segment(firstTime(count(when('a'), 2, 100)), 10));
  const history = [event('a', 0), event('a', 100), event('a', 101), event('a', 102)];
  expect(brief(second, history)).toEqual(['enter 101 a101', 'exit 111 a101 ttl']);
});

test('§15 once for each value', () => {
  const each = program(segment(per('s', firstTime(when('a'))), 10));
  const history = [event('a', 0, 'p', { s: '1' }), event('a', 5, 'q', { s: '2' }), event('a', 6, 'r', { s: '1' })];
  expect(brief(each, history)).toEqual(['enter 0 p', 'renew 5 q', 'exit 15 q ttl']);
});

test('who has held is kept, who has not is forgotten', () => {
  const engine = createEngine(rule);
  for (const message of [event('a', 0), event('b', 0, 'b', {}, 'v'), event('c', 1e6, 'c', {}, 'w')])
    engine.push(message);
  engine.finish();
  expect(engine.pendingUsers()).toBe(1);
});
