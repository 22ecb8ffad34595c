import { describe, expect, test } from 'vitest';
import { type Measurement, median, ratioOf, spreadOf } from './ratio.ts';

const run = (figures: { readonly [name: string]: number }) =>
  new Map(Object.entries(figures).map(([name, seconds]): [string, Measurement] => [name, { seconds, events: 1_000 }]));

test('median', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('spread', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, runs: 3 });
  expect(spreadOf([])).toBeNull();
});

describe('a ratio', () => {
  const rule = { name: 'r', about: '', ours: 'a', theirs: ['b', 'c'] };

  test('of seconds divides by the fastest of the others, within each run', () => {
    const runs = [run({ a: 10, b: 5, c: 20 }), run({ a: 30, b: 40, c: 10 })];
    expect(ratioOf({ ...rule, of: 'seconds' }, runs)).toEqual({ median: 2.5, min: 2, max: 3, runs: 2 });
  });

  test('of rates divides by the greatest rate of the others', () => {
    expect(ratioOf({ ...rule, of: 'rate' }, [run({ a: 10, b: 5, c: 20 })])).toMatchObject({ median: 0.5 });
  });

  test('leaves out the runs that lack a contestant', () => {
    expect(ratioOf({ ...rule, of: 'seconds' }, [run({ a: 10, b: 5 }), run({ a: 1, b: 1, c: 1 })])).toMatchObject({
      runs: 1,
    });
    expect(ratioOf({ ...rule, of: 'seconds' }, [run({ a: 1 })])).toBeNull();
  });
});
