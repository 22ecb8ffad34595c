import { describe, expect, test } from 'vitest';
import { diffTimelines } from './diff.ts';
import { explainDifference } from './explain-difference.ts';
import { parseTransition } from './parse-transition.ts';
import { formatTransition, type Transition } from './transition.ts';

const enter: Transition = {
  userId: 'u',
  segment: 's',
  op: 'enter',
  at: 0,
  expiresAt: 10,
  reason: 'event',
  eventIds: ['e1'],
};
const exit: Transition = { ...enter, op: 'exit', at: 10, expiresAt: null, reason: 'ttl' };
const words = (expected: readonly Transition[], actual: readonly Transition[]) =>
  diffTimelines(expected, actual).map(explainDifference);

describe('diffTimelines', () => {
  test('order is immaterial, repetition is not', () => {
    expect(diffTimelines([exit, enter], [enter, exit])).toEqual([]);
    expect(diffTimelines([enter], [enter, enter])).toEqual([{ kind: 'unexpected', actual: enter }]);
    expect(diffTimelines([enter, enter], [enter])).toEqual([{ kind: 'missing', expected: enter }]);
  });

  test('the earliest difference comes first', () => {
    expect(diffTimelines([exit], [enter]).map(({ kind }) => kind)).toEqual(['unexpected', 'missing']);
  });

  test('in words', () => {
    expect(words([enter], [])).toEqual([
      '1970-01-01T00:00:00.000Z user "u" in s: expected enter by "e1" until 1970-01-01T00:00:00.010Z, and it did not happen',
    ]);
    expect(words([], [exit])).toEqual([
      '1970-01-01T00:00:00.010Z user "u" in s: exit by ttl after "e1" happened, and was not expected',
    ]);
    expect(words([exit], [{ ...exit, reason: 'event', eventIds: ['e\u001b2'] }])).toEqual([
      '1970-01-01T00:00:00.010Z user "u" in s: expected exit by ttl after "e1", found exit by "e\\u001b2"',
    ]);
  });
});

describe('parseTransition', () => {
  test('reads what formatTransition writes', () => {
    const odd = { ...enter, userId: '"\\\n😀' };
    expect(parseTransition(formatTransition(odd))).toEqual(odd);
    expect(formatTransition({ ...exit })).toBe(
      '{"userId":"u","segment":"s","op":"exit","at":10,"expiresAt":null,"reason":"ttl","eventIds":["e1"]}',
    );
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'expected object'],
    [JSON.stringify({ ...enter, at: '0' }), 'field "at"'],
    [JSON.stringify({ ...enter, op: 'leave' }), 'field "op"'],
  ])('%s is none: %s', (line, problem) => {
    expect(parseTransition(line)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
