import { count } from './report-input.ts';

/** How much a replay has done, how fast, and in how much memory. */
export interface ReplayStats {
  readonly events: number;
  readonly transitions: number;
  /** How many threads there were for it. */
  readonly workers: number;
  /** From the first byte read to the last transition written, reading, decoding and writing included; compiling the rules is not. */
  readonly ms: number;
  /** The most that the process has had in memory, bytes; it is the rules' compiler that needs it when the recording is short. */
  readonly peakBytes: number;
}

/** Starts the clock; gives what has been done when it is asked. */
export function startStats(): (done: Omit<ReplayStats, 'ms' | 'peakBytes'>) => ReplayStats {
  const begin = performance.now();
  return (done) => {
    const ms = performance.now() - begin;
    // Linux and macOS agree on KiB here, since it is libuv that asks.
    return { ...done, ms, peakBytes: process.resourceUsage().maxRSS * 1024 };
  };
}

/** One line for standard error. */
export function describeStats({ events, transitions, workers, ms, peakBytes }: ReplayStats): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  const perSecond = ms > 0 ? (events / ms) * 1000 : 0;
  return `${whole(events)} events, ${whole(transitions)} transitions in ${(ms / 1000).toFixed(1)} s: ${whole(perSecond)} events a second, at most ${whole(peakBytes / 1e6)} MB, ${count(workers, 'worker')}\n`;
}
