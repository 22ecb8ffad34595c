import { expect, test } from 'vitest';
import { generatedProgram } from '../suites/test-run.ts';
import { aimAt } from './aim.ts';
import { generateHistories } from './generate.ts';

const program = await generatedProgram();

test('a rule is aimed at by its times, its literals and its events', () => {
  const segment = program.segments.find(({ id }) => id === 'cart-abandoners');
  if (segment === undefined) throw new Error('there is no such segment');
  const aim = aimAt(segment, program);
  expect([...aim.types].sort()).toEqual(['add_to_cart', 'purchase']);
  expect([...aim.spans].sort((a, b) => a - b)).toEqual([1_800_000, 7 * 86_400_000]);
});

test('same seed, same histories; another seed, others', () => {
  const generate = (seed: number) => generateHistories(program, { seed, histories: 20 });
  expect(generate(1)).toEqual(generate(1));
  expect(generate(2)).not.toEqual(generate(1));
});

test('histories lie at the boundaries of their rule, on both sides', () => {
  const histories = generateHistories(program, { seed: 1, histories: 400 }).filter(
    ({ segment }) => segment === 'cart-abandoners',
  );
  const steps = new Set(
    histories.flatMap(({ messages }) => {
      const times = messages.map(({ text }) => (JSON.parse(text) as { readonly ts: number }).ts).sort((a, b) => a - b);
      return times.slice(1).map((ts, index) => ts - (times[index] ?? 0));
    }),
  );
  const T = 1_800_000;
  expect([0, 1, T - 1, T, T + 1].filter((step) => !steps.has(step))).toEqual([]);
  const { latenessMs } = program.source;
  const delays = new Set(
    histories.flatMap(({ messages }) =>
      messages.map(({ arrives, text }) => arrives - (JSON.parse(text) as { readonly ts: number }).ts),
    ),
  );
  expect([0, 1, latenessMs, latenessMs + 1].filter((delay) => !delays.has(delay))).toEqual([]);
});
