import { disposeSavepoint, savepointBytes } from '../../../flink-deploy/clients/flink-savepoints.ts';
import type { FlinkRun } from '../../engines/flink.ts';
import { type BenchJob, type BenchOptions, withBenchJob } from './job.ts';
import { type DueEvent, messageOf, partitionOf } from './load.ts';

export interface StateOptions extends BenchOptions {
  /** How many users come once and never again. */
  readonly users: number;
  readonly backend: 'hashmap' | 'rocksdb';
}

/** The job's state at a moment. */
export interface StateSample {
  readonly phase: 'empty' | 'visits' | 'silence';
  /** Since the empty job's sample, s of the wall clock. */
  readonly seconds: number;
  /** Event time since the first visit, ms. */
  readonly eventTimeMs: number;
  /** Users that have come so far. */
  readonly users: number;
  /** All state in a savepoint. */
  readonly bytes: number;
}

export interface StateResult {
  readonly backend: StateOptions['backend'];
  readonly users: number;
  /** The first is of the empty job, the last of one in which everything is over. */
  readonly samples: readonly StateSample[];
  readonly emptyBytes: number;
  readonly largestBytes: number;
  readonly endBytes: number;
  /** endBytes / emptyBytes. */
  readonly ratio: number;
}

/** All visits begin within this, ms of event time. */
const arrivingMs = 10 * 60_000;
/** How many samples are taken while users come, and how many while event time moves on. */
const steps = 8;
/** Users whose messages are made at once. */
const chunk = 20_000;
/** How long one step may take, ms. */
const stepTimeoutMs = 1_800_000;

/** What a user does in the one visit, 1 ms apart: each kind of state is touched. */
const visit = ['product_view', 'search', 'catalog', 'add_to_cart'] as const;

/**
 * How the state grows with users who come once, and whether it is gone when all that they could still cause is over. It is measured by
 * savepoints in Flink's canonical format, which hold the live state alone, whatever the backend keeps beside it; RocksDB's own files shrink
 * only when they are compacted.
 */
export const measureState = (options: StateOptions): Promise<StateResult> => {
  const flinkSettings = {
    ...options.flinkSettings,
    'state.backend.type': options.backend,
    'execution.checkpointing.incremental': 'false',
  };
  return withBenchJob({ ...options, flinkSettings }, (job) => measure(job, options));
};

async function measure({ run, latenessMs }: BenchJob, options: StateOptions): Promise<StateResult> {
  const { users, partitions, backend, addresses, onStep } = options;
  const silenceMs = longestSilenceMs(run);
  // All of it lies in the past: what ends before now is stored nowhere in Redis, and the state of Flink is all there is.
  const base = Date.now() - arrivingMs - silenceMs - 60_000;
  const begin = performance.now();
  const samples: StateSample[] = [];
  const sample = async (phase: StateSample['phase'], eventTimeMs: number, soFar: number) => {
    const bytes = await sizeOfState(run, addresses.flink);
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    samples.push({ phase, seconds, eventTimeMs, users: soFar, bytes });
    onStep?.(`${phase}: ${soFar} users, event time +${Math.round(eventTimeMs / 60_000)} min, ${bytes} bytes of state`);
  };

  await sample('empty', 0, 0);
  for (let step = 0; step < steps; step += 1) {
    const [first, end] = [step, step + 1].map((part) => Math.round((users * part) / steps)) as [number, number];
    for (let from = first; from < end; from += chunk) {
      await run.produce(visits(from, Math.min(end, from + chunk), users, base, partitions));
    }
    const eventTimeMs = Math.round((arrivingMs * (step + 1)) / steps);
    await run.passTime(base + eventTimeMs, stepTimeoutMs);
    await sample('visits', eventTimeMs, end);
  }
  for (let step = 1; step <= steps; step += 1) {
    const eventTimeMs = arrivingMs + Math.round((silenceMs * step) / steps);
    await run.passTime(base + eventTimeMs + latenessMs + 1, stepTimeoutMs);
    await sample('silence', eventTimeMs, users);
  }
  const sizes = samples.map(({ bytes }) => bytes);
  const [emptyBytes = 0, endBytes = 0] = [sizes[0], sizes.at(-1)];
  const ratio = Math.round((endBytes / emptyBytes) * 100) / 100;
  return { backend, users, samples, emptyBytes, largestBytes: Math.max(...sizes), endBytes, ratio };
}

/** After this long without an event of anybody nothing is left to happen, ms of event time: twice what is needed. */
function longestSilenceMs(run: FlinkRun): number {
  const { longestDeadlineMs, segments } = run.deployment.generated.manifest;
  return 2 * (longestDeadlineMs + Math.max(...segments.map(({ ttlMs }) => ttlMs)));
}

/** The messages of users `from` to `end`, in the order of the users, which is that of their visits but for milliseconds. */
function visits(from: number, end: number, users: number, base: number, partitions: number) {
  const events: Omit<DueEvent, 'kind'>[] = [];
  for (let number = from; number < end; number += 1) {
    const start = base + Math.floor((arrivingMs * number) / users);
    visit.forEach((type, place) => {
      events.push({ userId: `once-${number}`, type, ts: start + place, ...(place === 0 && { price: 250 }) });
    });
  }
  return events.map((event, index) => ({
    key: event.userId,
    value: messageOf(event, index),
    partition: partitionOf(event.userId, partitions),
  }));
}

/** A savepoint's size; the savepoint is deleted. */
async function sizeOfState(run: FlinkRun, flink: string): Promise<number> {
  const path = await run.flink.savepoint(run.jobId, { timeoutMs: stepTimeoutMs });
  const bytes = await savepointBytes(flink, run.jobId, path);
  await disposeSavepoint(flink, path);
  return bytes;
}
