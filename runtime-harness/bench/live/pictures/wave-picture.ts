import type { WaveResult } from '../wave.ts';
import { chart, decades } from './chart.ts';

/** What the other users notice of a wave: their latency second by second. */
export function wavePicture({ users, entersPerSecond, seconds, bySecond }: WaveResult): string {
  const times = bySecond.map(({ second }) => second);
  const [from, to] = [Math.min(0, ...times), Math.max(1, ...times)];
  const ticks = decades(1, Math.max(10, ...bySecond.map(({ p99 }) => p99)));
  const step = Math.max(1, Math.ceil((to - from) / 8 / 5) * 5);
  return chart({
    title: `${users.toLocaleString('en')} deadlines in one second: ${entersPerSecond.toLocaleString('en')} enters/s`,
    x: {
      label: 's since event time passed the deadlines',
      from,
      to,
      ticks: Array.from(
        { length: Math.ceil((to - from) / step) + 1 },
        (_, index) => Math.ceil(from / step) * step + index * step,
      ).filter((tick) => tick <= to),
      show: String,
    },
    y: {
      label: "ms until the other users' events are visible in Redis",
      from: 1,
      to: ticks.at(-1) ?? 10,
      isLogarithmic: true,
      ticks,
      show: String,
    },
    lines: [
      { name: 'p99', points: bySecond.map(({ second, p99 }) => [second, p99] as const) },
      { name: 'p50', points: bySecond.map(({ second, p50 }) => [second, p50] as const) },
    ],
    marks: [
      { x: 0, text: 'the wave' },
      { x: seconds, text: 'all in' },
    ],
  });
}
