import type { LatencyResult } from '../latency.ts';
import { chart, decades, steps } from './chart.ts';

/** How the latencies are spread: for each kind its share of the samples over time, on a logarithmic axis. */
export function latencyPicture({ kinds, rate, seconds }: LatencyResult): string {
  const found = kinds.flatMap(({ kind, latency }) => (latency === null ? [] : [{ kind, latency }]));
  const lines = found.map(({ kind, latency }) => ({
    name: `${kind}: p50 ${latency.p50} ms, p99 ${latency.p99} ms`,
    isFilled: true,
    points: latency.histogram.map(({ fromMs, count }) => [fromMs, (100 * count) / latency.samples] as const),
  }));
  const ticks = decades(1, Math.max(10, ...found.map(({ latency }) => latency.max)));
  const shares = steps(Math.max(1, ...lines.flatMap(({ points }) => points.map(([, share]) => share))));
  return chart({
    title: `From Kafka to Redis at ${rate} events/s, over ${seconds} s`,
    x: {
      label: 'ms from the append to visible in Redis',
      from: 1,
      to: ticks.at(-1) ?? 10,
      isLogarithmic: true,
      ticks,
      show: String,
    },
    y: { label: '% of the samples', from: 0, to: shares.at(-1) ?? 1, ticks: shares, show: String },
    lines,
  });
}
