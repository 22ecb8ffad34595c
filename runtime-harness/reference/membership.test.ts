import { expect, test } from 'vitest';
import { brief, timelineOf } from '../suites/history.ts';
import { absence, event, program, segment, when } from '../suites/small-program.ts';
import { createEngine } from './engine.ts';

const rule = program(segment(when('a'), 100, when('b')));

test.each([
  [99, ['enter 0 a0', 'renew 99 a99', 'exit 199 a99 ttl']],
  [100, ['enter 0 a0', 'exit 100 a0 ttl', 'enter 100 a100', 'exit 200 a100 ttl']],
])('§7 enter again at %i', (ts, expected) => {
  expect(brief(rule, [event('a', 0), event('a', ts)])).toEqual(expected);
});

test.each([
  [99, ['enter 0 a0', 'exit 99 b99']],
  [100, ['enter 0 a0', 'exit 100 a0 ttl']],
])('§7 exit event at %i', (ts, expected) => {
  expect(brief(rule, [event('a', 0), event('b', ts)])).toEqual(expected);
});

test('§7 an exit outside does nothing, and one event may enter and exit', () => {
  expect(brief(rule, [event('b', 0)])).toEqual([]);
  expect(brief(program(segment(when('a'), 100, when('a'))), [event('a', 0)])).toEqual(['enter 0 a0', 'exit 0 a0']);
});

test('§4 at one instant: ttl, deadline, events', () => {
  const all = program(segment(absence(when('a'), when('c'), 50), 50, when('b')));
  expect(brief(all, [event('a', 0), event('a', 50), event('b', 100)])).toEqual([
    'enter 50 a0',
    'exit 100 a0 ttl',
    'enter 100 a50',
    'exit 100 b100',
  ]);
});

test('CONTRACT: all keys, in order', () => {
  expect(JSON.stringify(timelineOf(rule, [event('a', 7)]))).toBe(
    '[{"userId":"u","segment":"seg","op":"enter","at":7,"expiresAt":107,"reason":"event","eventIds":["a7"]},' +
      '{"userId":"u","segment":"seg","op":"exit","at":107,"expiresAt":null,"reason":"ttl","eventIds":["a7"]}]',
  );
});

test('final memberships: since when, until when, why', () => {
  const engine = createEngine(rule);
  for (const message of [event('a', 0), event('a', 60), event('a', 70, 'gone', {}, 'v'), event('b', 80, 'x', {}, 'v')])
    engine.push(message);
  engine.finish();
  expect(engine.memberships()).toEqual(
    new Map([['u', new Map([['seg', { enteredAt: 0, expiresAt: 160, eventIds: ['a60'] }]])]]),
  );
});
