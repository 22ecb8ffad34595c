import type { StateResult } from '../state.ts';
import { chart, decades } from './chart.ts';

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes in the unit that makes them short. */
export function showBytes(bytes: number): string {
  const unit = Math.min(sizes.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${Number((bytes / 1_000 ** unit).toPrecision(3))} ${sizes[unit]}`;
}

/** The job's state over event time, one line for each backend. */
export function statePicture(results: readonly StateResult[]): string {
  const samples = results.flatMap((result) => result.samples);
  const bytes = samples.map((sample) => sample.bytes);
  const ticks = decades(Math.min(...bytes), Math.max(...bytes));
  const hours = (ms: number) => ms / 3_600_000;
  const last = Math.max(...samples.map(({ eventTimeMs }) => hours(eventTimeMs)));
  const users = Math.max(...results.map((result) => result.users));
  const silentFrom = samples.findLast(({ phase }) => phase === 'visits');
  return chart({
    title: `State of a job that ${users.toLocaleString('en')} users visit once`,
    x: {
      label: 'hours of event time since the first visit',
      from: 0,
      to: last,
      ticks: Array.from({ length: 7 }, (_, index) => (last * index) / 6),
      show: (value) => value.toFixed(1),
    },
    y: {
      label: 'in a savepoint',
      from: ticks[0] ?? 1,
      to: ticks.at(-1) ?? 10,
      isLogarithmic: true,
      ticks,
      show: showBytes,
    },
    lines: results.map(({ backend, emptyBytes, endBytes, samples: own }) => ({
      name: `${backend}: ${showBytes(emptyBytes)} empty, ${showBytes(endBytes)} at the end`,
      points: own.map(({ eventTimeMs, bytes: size }) => [hours(eventTimeMs), size] as const),
    })),
    ...(silentFrom && { marks: [{ x: hours(silentFrom.eventTimeMs), text: 'nobody comes any more' }] }),
  });
}
