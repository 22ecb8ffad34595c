import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import {
  absence,
  compare,
  event,
  literal,
  metric,
  per,
  program,
  segment,
  session,
  when,
} from '../suites/small-program.ts';
import { createEngine } from './engine.ts';

const gone = program(segment(per('s', absence(when('a'), when('b'), 100)), 1000, when('c')));

test('§15 each part by itself; events without the field are left out', () => {
  const history = [
    event('a', 0, 'a1', { s: 'p' }),
    event('a', 10, 'a2', { s: 'q' }),
    event('b', 20, 'b1', { s: 'p' }),
    event('b', 30, 'b2'),
    event('a', 40, 'a3'),
  ];
  expect(brief(gone, history)).toEqual(['enter 110 a2', 'exit 1110 a2 ttl']);
});

test('§15 two deadlines at one instant, by the ids of their events', () => {
  const history = [event('a', 0, 'z', { s: 'p' }), event('a', 0, 'y', { s: 'q' })];
  expect(brief(gone, history)).toEqual(['enter 100 y', 'renew 100 z', 'exit 1100 z ttl']);
});

test('§15 sessions of a part are of its events alone', () => {
  const pair = program(segment(per('s', session('closed', 100, compare(metric('events'), '===', literal(1)))), 1000));
  const history = [event('a', 0, 'a1', { s: 'p' }), event('a', 100, 'a2', { s: 'q' })];
  expect(brief(pair, history)).toEqual(['enter 100 a1', 'renew 200 a2', 'exit 1200 a2 ttl']);
  expect(brief(pair, [event('a', 0, 'a1', { s: 'p' }), event('a', 100, 'a2', { s: 'p' })])).toEqual([]);
});

test('a part of which nothing is pending is forgotten', () => {
  const engine = createEngine(gone);
  for (let i = 0; i < 1000; i++) {
    engine.push(event('a', i * 10, `a${i}`, { s: `${i}` }));
    engine.push(event('b', i * 10, `b${i}`, { s: `${i}` }));
  }
  engine.finish();
  expect(engine.pendingUsers()).toBe(0);
});
