import { expect, test } from 'vitest';
import type { Transition } from '../../timeline/transition.ts';
import type { Heard } from '../trial.ts';
import { outOfOrder, withoutRepeats } from './repeats.ts';

const transition = (op: Transition['op'], at: number, segment = 's'): Transition => ({
  userId: 'u',
  segment,
  op,
  at,
  expiresAt: op === 'exit' ? null : at + 100,
  reason: 'event',
  eventIds: ['e'],
});
const heard = (replay: readonly Transition[], flink: readonly Transition[]): Heard => ({
  history: { userId: 'u', segment: 's', recording: null, messages: [] },
  testimony: { replay, flink },
});
const [a, b, c] = [transition('enter', 1), transition('renew', 2), transition('exit', 3)];

test('of what is the same in all, the first stays', () => {
  const { heard: kept, repeats } = withoutRepeats(heard([], [a, b, a, b, c]));
  expect([kept.testimony.flink, repeats]).toEqual([[a, b, c], 2]);
});

test('what says something else about the same change is no repeat', () => {
  const other = { ...b, expiresAt: 200 };
  const { heard: kept, repeats } = withoutRepeats(heard([], [b, other]));
  expect([kept.testimony.flink, repeats]).toEqual([[b, other], 0]);
});

test('order counts within a segment', () => {
  const elsewhere = transition('enter', 2, 't');
  expect(outOfOrder(heard([a, elsewhere, b], [elsewhere, a, b]))).toEqual([]);
  expect(outOfOrder(heard([a, b], [b, a]))).toEqual(['u in s: told in another order']);
  // Not the same transitions at all: that is a difference of its own.
  expect(outOfOrder(heard([a, b], [b]))).toEqual([]);
});
