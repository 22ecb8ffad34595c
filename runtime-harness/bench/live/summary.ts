import type { LatencyResult } from './latency.ts';
import type { Distribution } from './percentiles.ts';
import type { StateResult } from './state.ts';
import type { WaveResult } from './wave.ts';

/** What was measured; of what was not asked for, nothing. */
export interface LiveResults {
  readonly latency?: LatencyResult;
  readonly wave?: WaveResult;
  readonly state?: readonly StateResult[];
}

/** The results for a reader at a terminal. */
export function summaryOf({ latency, wave, state = [] }: LiveResults): string {
  return [
    ...(latency === undefined ? [] : latencyLines(latency)),
    ...(wave === undefined ? [] : waveLines(wave)),
    ...state.map(
      ({ backend, users, emptyBytes, largestBytes, endBytes, ratio }) =>
        `state, ${backend}: ${emptyBytes} bytes empty, ${largestBytes} with ${users} users, ${endBytes} when all is over: ${ratio} times the empty job`,
    ),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const percentiles = (distribution: Distribution | null) =>
  distribution === null
    ? 'no samples'
    : `p50 ${distribution.p50} ms, p99 ${distribution.p99} ms, max ${distribution.max} ms (${distribution.samples} samples)`;

function latencyLines({ rate, latenessMs, kinds, watcher }: LatencyResult): string[] {
  return [
    `latency at ${rate} events/s, lateness ${latenessMs} ms; deadlines count from when event time passed them`,
    ...kinds.map(
      ({ kind, latency, missing }) =>
        `  ${kind}: ${percentiles(latency)}${missing > 0 ? `, ${missing} never seen` : ''}`,
    ),
    `  the watcher itself, at most: ${percentiles(watcher)}`,
  ];
}

function waveLines({ users, entered, missing, seconds, entersPerSecond, others, ratioP99, watcher }: WaveResult) {
  return [
    `a wave of ${users}: ${entered} entered, ${missing} missing, in ${seconds} s, ${entersPerSecond}/s`,
    ...(['before', 'during', 'after'] as const).map((phase) => {
      const { latency, missing: lost } = others[phase];
      return `  others ${phase} it: ${percentiles(latency)}${lost > 0 ? `, ${lost} never seen` : ''}`;
    }),
    `  p99 during / before: ${ratioP99 ?? 'unknown'}`,
    `  the watcher itself, at most: ${percentiles(watcher)}`,
  ];
}
