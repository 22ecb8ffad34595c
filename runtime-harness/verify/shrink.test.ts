import { expect, test } from 'vitest';
import { fieldsOf, type History, moved } from './history.ts';
import { shrinkHistories } from './shrink.ts';

const history = (many: number): History => ({
  userId: 'u',
  segment: 's',
  recording: null,
  messages: Array.from({ length: many }, (_, number) => ({
    arrives: number + (number === 7 ? 5 : 0),
    text: JSON.stringify({ eventId: `e${number}`, userId: 'u', type: 'a', ts: number, x: number, y: 'long' }),
  })),
});
const idsOf = ({ messages }: History) => messages.map(({ text }) => fieldsOf(text)?.eventId);

test('what is left is what shows it, without the fields that do not', async () => {
  const shows = (each: History) =>
    ['e3', 'e17'].every((id) => idsOf(each).includes(id)) && each.messages.some(({ text }) => fieldsOf(text)?.x === 17);
  const [small] = await shrinkHistories([history(40)], async (asked) => asked.map(({ history }) => shows(history)));
  expect(small?.messages.map(({ text }) => fieldsOf(text))).toEqual([
    { eventId: 'e3', userId: 'u', type: 'a', ts: 3 },
    { eventId: 'e17', userId: 'u', type: 'a', ts: 17, x: 17 },
  ]);
});

test('two that only go together are left out together', async () => {
  const pairs = (each: History) =>
    idsOf(each).includes('e0') && idsOf(each).includes('e3') === idsOf(each).includes('e4');
  const [small] = await shrinkHistories([history(8)], async (asked) => asked.map(({ history }) => pairs(history)));
  expect(small && idsOf(small)).toEqual(['e0']);
});

test('several histories shrink side by side, and one that nothing can be taken from stays', async () => {
  let questions = 0;
  const small = await shrinkHistories([history(30), history(1)], async (asked) => {
    questions += 1;
    return asked.map(({ history }) => idsOf(history).includes('e0'));
  });
  expect(small.map(idsOf)).toEqual([['e0'], ['e0']]);
  expect(questions).toBeLessThan(10);
});

test('disorder that does not matter goes', async () => {
  const [small] = await shrinkHistories([history(9)], async (asked) =>
    asked.map(({ history }) => idsOf(history).includes('e7')),
  );
  expect(small?.messages.map(({ arrives }) => arrives)).toEqual([7]);
});

test('a history moves to another user and another time; what is broken stays', () => {
  const broken = { ...history(1), messages: [...history(1).messages, { arrives: 3, text: '{"ts":' }] };
  expect(moved(broken, 'v', 100)).toEqual({
    ...broken,
    userId: 'v',
    messages: [
      { arrives: 100, text: JSON.stringify({ eventId: 'e0', userId: 'v', type: 'a', ts: 100, x: 0, y: 'long' }) },
      { arrives: 103, text: '{"ts":' },
    ],
  });
});
