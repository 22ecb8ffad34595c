import { expect, test } from 'vitest';
import { fieldsOf, firstInstant, type History } from '../history.ts';
import { cover } from './cover.ts';
import { nearby } from './nearby.ts';
import { tidied } from './tidy.ts';

const history = (...times: readonly number[]): History => ({
  userId: 'u',
  segment: 's',
  recording: null,
  messages: times.map((ts, index) => ({
    arrives: ts,
    text: JSON.stringify({ eventId: `${'zyx'[index]}`, userId: 'u', type: 'a', ts }),
  })),
});
const fieldsIn = ({ messages }: History) => messages.map(({ text }) => fieldsOf(text));

test('a few that do all, the one that does most first', () => {
  const chosen = cover(new Map([1, 2, 3].map((each) => [each, new Set(each === 2 ? ['a', 'b', 'c'] : ['c', each])])));
  expect([...chosen]).toEqual([
    [2, ['a', 'b', 'c']],
    [1, [1]],
    [3, [3]],
  ]);
});

test('a pair of events exactly a span apart, and what follows moves along', () => {
  const times = nearby(history(0, 10, 50), [20]).map((each) => fieldsIn(each).map((fields) => Number(fields?.ts)));
  expect(times).toEqual(
    expect.arrayContaining([
      [0, 20, 60],
      [0, 19, 59],
      [0, 21, 61],
      [0, 10, 30],
      [0, 10, 20],
    ]),
  );
  expect(times.every(([first, second = 0, third = 0]) => first === 0 && second <= third)).toBe(true);
});

test('a history as one would write it, unless that takes away what it tells', () => {
  const made = history(firstInstant + 5, firstInstant + 7, firstInstant + 7);
  const monday = Date.UTC(2026, 0, 5);
  expect(fieldsIn(tidied(made, 'telling', () => true))).toEqual([
    { eventId: 'telling-1', userId: 'telling', type: 'a', ts: monday },
    { eventId: 'telling-3', userId: 'telling', type: 'a', ts: monday + 2 },
    { eventId: 'telling-2', userId: 'telling', type: 'a', ts: monday + 2 },
  ]);
  const isFarOff = (each: History) => fieldsIn(each).every((fields) => Number(fields?.ts) >= firstInstant);
  expect(fieldsIn(tidied(made, 'telling', isFarOff))[0]?.ts).toBe(firstInstant + 5);
});
