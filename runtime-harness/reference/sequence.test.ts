import { expect, test } from 'vitest';
import { brief } from '../suites/history.ts';
import {
  compare,
  count,
  event,
  literal,
  metric,
  program,
  segment,
  sequence,
  session,
  stepField,
  when,
} from '../suites/small-program.ts';

const [a, b, c] = [when('a'), when('b'), when('c')];
const rule = (...of: Parameters<typeof sequence>) => program(segment(sequence(...of), 1000));

test.each([
  [99, ['enter 99 a0,b99', 'exit 1099 a0,b99 ttl']],
  [100, []],
])('§12 the last step at %i of 100, others between', (ts, expected) => {
  expect(brief(rule([a, b], 100), [event('a', 0), event('c', 50), event('b', ts)])).toEqual(expected);
});

test('§12 the chain with the latest steps, from the last', () => {
  const history = [event('a', 0), event('b', 1), event('a', 2), event('c', 3), event('b', 4), event('c', 5)];
  expect(brief(rule([a, b, c], 100), history)).toEqual([
    'enter 3 a0,b1,c3',
    'renew 5 a2,b4,c5',
    'exit 1005 a2,b4,c5 ttl',
  ]);
});

test('§12 the latest chain may be within T where an earlier one is not', () => {
  const history = [event('a', 0), event('b', 10), event('a', 50), event('b', 60), event('c', 105)];
  expect(brief(rule([a, b, c], 100), history)[0]).toBe('enter 105 a50,b60,c105');
});

test('§12 one event is one step', () => {
  const [one, two] = [event('a', 0), event('a', 1)];
  expect(brief(rule([a, a], 100), [one])).toEqual([]);
  expect(brief(rule([a, a, a], 100), [one, two])).toEqual([]);
  expect(brief(rule([a, a], 100), [one, two])).toEqual(['enter 1 a0,a1', 'exit 1001 a0,a1 ttl']);
});

test('§2 within one instant the ids decide', () => {
  expect(brief(rule([a, b], 100), [event('b', 0, 'x2'), event('a', 0, 'x1')])[0]).toBe('enter 0 x1,x2');
  expect(brief(rule([a, b], 100), [event('a', 0, 'x2'), event('b', 0, 'x1')])).toEqual([]);
});

test('§12 `where` picks the latest chain for which it is true', () => {
  const same = compare(stepField(0, 'x'), '===', stepField(1, 'x'));
  const history = [event('a', 0, 'p', { x: 1 }), event('a', 1, 'q', { x: 2 }), event('b', 2, 'r', { x: 1 })];
  expect(brief(rule([a, b], 100, same), history)[0]).toBe('enter 2 p,r');
  const other = [...history, event('b', 3, 's', { x: 3 })];
  expect(brief(rule([a, b], 100, same), other)).toEqual(['enter 2 p,r', 'exit 1002 p,r ttl']);
});

test('§12 `where` over three steps may take an earlier middle one', () => {
  const same = compare(stepField(0, 'x'), '===', stepField(2, 'x'));
  const history = [
    event('a', 0, 'a1', { x: 1 }),
    event('b', 1, 'b1'),
    event('a', 2, 'a2', { x: 2 }),
    event('b', 3, 'b2'),
    event('c', 4, 'c1', { x: 1 }),
    event('c', 5, 'c2', { x: 2 }),
  ];
  expect(brief(rule([a, b, c], 100, same), history)).toEqual([
    'enter 4 a1,b2,c1',
    'renew 5 a2,b2,c2',
    'exit 1005 a2,b2,c2 ttl',
  ]);
});

test('§12 a step that is no `when` stands for its own deciding events', () => {
  const steps = [count(a, 2, 50), session('live', 20, compare(metric('b'), '===', literal(1)))];
  expect(brief(rule(steps, 100), [event('a', 0), event('a', 1), event('b', 2)])[0]).toBe('enter 2 a1,b2');
});
