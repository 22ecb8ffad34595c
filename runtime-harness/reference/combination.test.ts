import { expect, test } from 'vitest';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Trigger } from '../../compiler/ir/segment.ts';
import { timelineOf } from '../suites/history.ts';
import { all, any, combination, event, member, not, program, segment, when } from '../suites/small-program.ts';

/** `in-a` from an a until a c, for 100; `in-b` from a b until a c, for 300. */
function rule(formula: Formula, ttlMs = 1000, exit: Trigger | null = null) {
  return program(
    segment(when('a'), 100, when(['b', 'c']), 'in-a'),
    segment(when('b'), 300, when('c'), 'in-b'),
    segment(combination(formula), ttlMs, exit, 'formula'),
  );
}

const [a, b] = [member('in-a'), member('in-b')];
const judged = (...of: Parameters<typeof timelineOf>) =>
  timelineOf(...of)
    .filter(({ segment }) => segment === 'formula')
    .map(({ op, at, eventIds, reason }) => `${op} ${at} ${eventIds.join()}${reason === 'ttl' ? ' ttl' : ''}`);

test('§16 who leaves one and enters the other at one instant was never outside of any()', () => {
  expect(judged(rule(any(a, b)), [event('a', 0), event('b', 50)])).toEqual([
    'enter 0 a0',
    'renew 50 b50',
    'exit 350 b50',
  ]);
});

test('§16 the end of a membership by ttl counts, and is an event here', () => {
  expect(judged(rule(all(b, not(a))), [event('b', 0), event('a', 50)])).toEqual([
    'enter 0 b0',
    'exit 50 a50',
    'enter 150 a50',
    'exit 300 b0',
  ]);
});

test('§16 entering again what is true renews; the own ttl ends it, and a renewal brings back', () => {
  const history = [event('b', 0), event('b', 40), event('b', 90), event('b', 200)];
  expect(judged(rule(any(a, b), 50), history)).toEqual([
    'enter 0 b0',
    'renew 40 b40',
    'exit 90 b40 ttl',
    'enter 90 b90',
    'exit 140 b90 ttl',
    'enter 200 b200',
    'exit 250 b200 ttl',
  ]);
});

test('§16 an exit of its own, before the formula at the same instant', () => {
  expect(judged(rule(any(a, b), 1000, when('b')), [event('a', 0), event('b', 50)])).toEqual([
    'enter 0 a0',
    'exit 50 b50',
    'enter 50 b50',
    'exit 350 b50',
  ]);
});

test('§16 the deciding events are those of the greatest id among those with a transition', () => {
  const both = rule(any(b, a));
  expect(judged(both, [event('a', 0, 'z'), event('b', 0, 'y')])[0]).toBe('enter 0 y');
});

test('§16 over combinations as well, whatever the ids', () => {
  const nested = program(
    segment(combination(all(member('z-or'), member('in-b'))), 1000, null, 'a-and'),
    segment(when('a'), 100, null, 'in-a'),
    segment(when('b'), 100, null, 'in-b'),
    segment(combination(any(member('in-a'), member('in-b'))), 1000, null, 'z-or'),
  );
  const told = timelineOf(nested, [event('a', 0), event('b', 50)]).map(
    ({ segment, op, at }) => `${segment} ${op} ${at}`,
  );
  expect(told).toEqual([
    'in-a enter 0',
    'z-or enter 0',
    'a-and enter 50',
    'in-b enter 50',
    'z-or renew 50',
    'in-a exit 100',
    'a-and exit 150',
    'in-b exit 150',
    'z-or exit 150',
  ]);
});
