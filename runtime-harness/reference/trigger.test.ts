import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import {
  absence,
  compare,
  count,
  event,
  literal,
  metric,
  notSeen,
  program,
  segment,
  session,
  when,
} from '../suites/small-program.ts';

test('§7 exit by a count', () => {
  const rule = program(segment(when('a'), 1000, count(when('b'), 2, 100)));
  expect(brief(rule, [event('b', 0), event('a', 10), event('b', 20)])).toEqual(['enter 10 a10', 'exit 20 b20']);
});

test('§7 exit by silence', () => {
  const rule = program(segment(when('a'), 1000, notSeen(when('a'), 100)));
  expect(brief(rule, [event('a', 0), event('a', 50)])).toEqual(['enter 0 a0', 'renew 50 a50', 'exit 150 a50']);
});

test('§7 enter and exit of one instant: by the id of the last deciding event, enter first', () => {
  const leave = (type: string) => absence(when(type), when('c'), 100);
  const rule = program(segment(absence(when('a'), when('c'), 100), 1000, leave('b')));
  expect(brief(rule, [event('a', 0, 'x'), event('b', 0, 'y')])).toEqual(['enter 100 x', 'exit 100 y']);
  expect(brief(rule, [event('a', 0, 'y'), event('b', 0, 'x')])).toEqual(['enter 100 y', 'exit 1100 y ttl']);
  const same = program(segment(absence(when('a'), when('c'), 100), 1000, leave('a')));
  expect(brief(same, [event('a', 0)])).toEqual(['enter 100 a0', 'exit 100 a0']);
});

test('§7 a deadline of the exit comes before an event that enters', () => {
  const ended = session('closed', 100, compare(metric('events'), '>', literal(0)));
  const rule = program(segment(when('a'), 1000, ended));
  expect(brief(rule, [event('a', 0), event('a', 101)])).toEqual([
    'enter 0 a0',
    'exit 100 a0',
    'enter 101 a101',
    'exit 201 a101',
  ]);
});
