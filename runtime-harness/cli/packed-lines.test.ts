import { expect, test } from 'vitest';
import { formatTransition, type Transition } from '../timeline/transition.ts';
import { mergeLines, packLines } from './packed-lines.ts';
import { linesIn } from './timeline-text.ts';

const transition = (at: number, userId: string, segment = 's', op: Transition['op'] = 'enter'): Transition => ({
  userId,
  segment,
  op,
  at,
  expiresAt: at + 1,
  reason: 'event',
  eventIds: ['e'],
});
const pack = (transitions: readonly Transition[], form: 'json' | 'plain' = 'json') => {
  const toLines = linesIn(form);
  const told = { count: transitions.length, lines: () => toLines(transitions), transitions: () => transitions };
  return structuredClone(packLines(told));
};

test('what threads have decided is merged by instant and by the bytes of the user; of one user it stays as it is', () => {
  const [first, second, third] = [
    [transition(1, 'b'), transition(3, '～'), transition(3, '～', 'a'), transition(9, 'z\n"')],
    [transition(1, 'a'), transition(3, '😀'), transition(3, '😀', 'b', 'exit'), transition(3, '😀', 'b')],
    [transition(0, 'c'), transition(3, 'é'), transition(9, 'z')],
  ] as const;
  const { count, lines, transitions } = mergeLines([first, [], second, third].map((some) => pack(some)));
  const expected = [
    ...[third[0], second[0], first[0]],
    // é is C3 A9, ～ is EF BD 9E, 😀 is F0 9F 98 80; by UTF-16 😀 would come before ～.
    ...[third[1], first[1], first[2], second[1], second[2], second[3]],
    ...[third[2], first[3]],
  ];
  expect(transitions()).toEqual(expected);
  expect(lines().toString()).toBe(expected.map((each) => `${formatTransition(each)}\n`).join(''));
  expect(count).toBe(expected.length);
});

test('nothing of nothing, and the lines of one thread as they are', () => {
  expect(mergeLines([pack([]), pack([])])).toMatchObject({ count: 0 });
  const some = [transition(1, 'ü'), transition(2, 'b')];
  expect(
    mergeLines([pack([]), pack(some, 'plain')])
      .lines()
      .toString(),
  ).toBe(linesIn('plain')(some));
});
