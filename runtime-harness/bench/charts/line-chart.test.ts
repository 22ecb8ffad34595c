import { expect, test } from 'vitest';
import { type Chart, drawLineChart } from './line-chart.ts';

const chart: Chart = {
  file: 'a.svg',
  title: 'A & B <fast>',
  x: 'rules',
  y: 'seconds',
  series: [
    {
      name: 'one',
      points: [
        { x: 1, y: 10 },
        { x: 10, y: 12 },
        { x: 100, y: 40 },
      ],
    },
    { name: 'two', points: [{ x: 1, y: 8 }] },
  ],
};

test('the same chart gives the same bytes', () => {
  expect(drawLineChart(chart)).toBe(drawLineChart(structuredClone(chart)));
});

test('a line a series, a dot a point, powers of ten at equal distances', () => {
  const svg = drawLineChart(chart);
  expect(svg.match(/<polyline/g)).toHaveLength(2);
  expect(svg.match(/<circle/g)).toHaveLength(4);
  const [first = 0, second = 0, third = 0] = [...svg.matchAll(/class="dot a" cx="([\d.]+)"/g)].map(([, x]) =>
    Number(x),
  );
  expect(second - first).toBeCloseTo(third - second, 0);
});

test('a logarithmic axis has 10 halfway between 1 and 100', () => {
  const points = [1, 10, 100].map((value) => ({ x: value, y: value }));
  const svg = drawLineChart({ ...chart, logarithmic: true, series: [{ name: 'one', points }] });
  const [first = 0, second = 0, third = 0] = [...svg.matchAll(/cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(second - first).toBeCloseTo(third - second, 0);
  expect(svg).toContain('>50</text>');
});

test('text is escaped, and dark and light are both thought of', () => {
  const svg = drawLineChart(chart);
  expect(svg).toContain('A &amp; B &lt;fast&gt;');
  expect(svg).toContain('prefers-color-scheme: dark');
});

test('a chart without points is a chart', () => {
  expect(drawLineChart({ ...chart, series: [] })).not.toMatch(/NaN|Infinity/);
  expect(drawLineChart({ ...chart, series: [], logarithmic: true })).not.toMatch(/NaN|Infinity/);
});
