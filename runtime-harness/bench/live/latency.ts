import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchJob, type BenchOptions, withBenchJob } from './job.ts';
import { type DueEvent, type SentEvent, startLoad } from './load.ts';
import { type Matched, matchWrites } from './matching.ts';
import { type Distribution, distributionOf } from './percentiles.ts';
import { watchRedis } from './watcher.ts';

export interface LatencyOptions extends BenchOptions {
  /** How long it is measured, s. */
  readonly seconds: number;
  /** How long the same load runs before that, s. */
  readonly warmUpSeconds: number;
  /** Events a second. */
  readonly rate: number;
}

/** What is waited for: an event that decides alone, of a new or a known user, or a deadline. */
export type LatencyKind = 'event of a new user' | 'event of a known user' | 'absence' | 'closed session';

export interface KindLatency {
  readonly kind: LatencyKind;
  /** From the append of an event, or from the append by which event time passed the deadline, to visible in Redis. Null of none. */
  readonly latency: Distribution | null;
  /** Of which nothing was seen in Redis. */
  readonly missing: number;
}

export interface LatencyResult {
  readonly seconds: number;
  /** Events a second that Kafka got. */
  readonly rate: number;
  readonly latenessMs: number;
  readonly kinds: readonly KindLatency[];
  /** How late the watcher is itself, at most. */
  readonly watcher: Distribution | null;
}

/** Of absence and session in `rules/watched.segment.ts`, ms. */
const deadlineMs = 10_000;
const deadlines: ReadonlySet<string> = new Set<LatencyKind>(['absence', 'closed session']);
const kinds: readonly LatencyKind[] = ['event of a new user', 'event of a known user', 'absence', 'closed session'];
/** How many users come again and again; each a few seconds apart at any usual rate. */
const knownUsers = 10_000;
/** How long the load runs on after the measurement, so that event time passes what is pending. */
const slackMs = 10_000;

/** A user's first part of the name; what is watched in Redis. */
const watched = 'live-';

/** From Kafka to Redis under a steady load: of ten events four are of new users, four of known ones, one begins an absence and one a session. */
export const measureLatency = (options: LatencyOptions): Promise<LatencyResult> =>
  withBenchJob(options, (job) => measure(job, options));

async function measure(
  { run, topic, redis, latenessMs }: BenchJob,
  { seconds, warmUpSeconds, rate, partitions, onStep }: LatencyOptions,
): Promise<LatencyResult> {
  const watcher = await watchRedis(redis, watched);
  const producer = run.kafka.raw.producer();
  await producer.connect();
  try {
    const load = startLoad({ producer, topic, partitions, rate, next: nextEvent });
    onStep?.(`warming up for ${warmUpSeconds} s`);
    await sleep(warmUpSeconds * 1_000);
    onStep?.(`measuring for ${seconds} s`);
    const from = Date.now();
    await sleep(seconds * 1_000);
    const to = Date.now();
    onStep?.('waiting for what is pending');
    await sleep(latenessMs + slackMs);
    await load.stop();
    await sleep(latenessMs + slackMs);

    const passed = (event: SentEvent) => load.arrivals.reached(event.ts + deadlineMs + latenessMs + 1);
    const matched = matchWrites(load.sent, watcher.seen);
    const startOf = (event: SentEvent) => (deadlines.has(event.kind) ? passed(event) : event.appendedAt);
    const inTime = load.sent.filter(({ appendedAt }) => appendedAt >= from && appendedAt < to);
    return {
      seconds,
      rate: Math.round(inTime.length / seconds),
      latenessMs,
      kinds: kinds.map((kind) => latencyOf(kind, matched, startOf, from, to)),
      watcher: watcher.delay(),
    };
  } finally {
    await producer.disconnect();
    await watcher.close();
  }
}

function latencyOf(
  kind: LatencyKind,
  matched: readonly Matched[],
  startOf: (event: SentEvent) => number | undefined,
  from: number,
  to: number,
): KindLatency {
  const latencies: number[] = [];
  let missing = 0;
  for (const event of matched) {
    if (event.kind !== kind) continue;
    const start = startOf(event);
    if (start === undefined || start < from || start >= to) continue;
    if (event.visibleAt === undefined) missing += 1;
    else latencies.push(event.visibleAt - start);
  }
  return { kind, latency: distributionOf(latencies), missing };
}

/** The events, in a cycle of ten. The ts is the instant of sending. */
function nextEvent(number: number): DueEvent {
  const ts = Date.now();
  const place = number % 10;
  if (place === 8) return { userId: `${watched}absent-${number}`, type: 'wishlist_add', ts, kind: 'absence' };
  if (place === 9) return { userId: `${watched}gone-${number}`, type: 'leave', ts, kind: 'closed session' };
  const view = { type: 'product_view', ts, price: 250 };
  if (place % 2 === 0) return { ...view, userId: `${watched}new-${number}`, kind: 'event of a new user' };
  const known = (Math.floor(number / 10) * 4 + (place - 1) / 2) % knownUsers;
  return { ...view, userId: `${watched}known-${known}`, kind: 'event of a known user' };
}
