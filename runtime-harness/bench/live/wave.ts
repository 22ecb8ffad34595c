import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { connectRedis } from '../../../flink-deploy/clients/redis.ts';
import { membershipsKey, shardCount, shardKey } from '../../../flink-deploy/looking/keys.ts';
import { type BenchJob, type BenchOptions, withBenchJob } from './job.ts';
import { type Load, messageOf, partitionOf, startLoad } from './load.ts';
import { type Matched, matchWrites } from './matching.ts';
import { type Distribution, distributionOf } from './percentiles.ts';
import { type Watcher, watchRedis } from './watcher.ts';

export interface WaveOptions extends BenchOptions {
  /** How many users have their deadline in the same second. */
  readonly users: number;
  /** Events a second of other users, before, during and after the wave. */
  readonly rate: number;
  /** How long the others are measured before and after the wave, s each. */
  readonly seconds: number;
}

export interface WaveResult {
  readonly users: number;
  /** Users whose membership is in Redis with the expiry that follows from their event. */
  readonly entered: number;
  /** Users without one, or with another expiry. */
  readonly missing: number;
  /** From the append of the events that move event time past the deadlines to the last enter, s. */
  readonly seconds: number;
  /** Users a second, from the first enter to the last. */
  readonly entersPerSecond: number;
  /** How many had entered at which moment. */
  readonly progress: readonly WaveProgress[];
  /** Of the other users' single-event segment; what was under way at any moment of the wave was so during it. */
  readonly others: Record<'before' | 'during' | 'after', OthersLatency>;
  /** p99 during the wave / p99 before it. */
  readonly ratioP99: number | null;
  /** The other users second by second: what a picture shows. */
  readonly bySecond: readonly { readonly second: number; readonly p50: number; readonly p99: number }[];
  readonly watcher: Distribution | null;
}

export interface OthersLatency {
  readonly latency: Distribution | null;
  readonly missing: number;
}

export interface WaveProgress {
  /** Since event time passed the deadlines, s. */
  readonly seconds: number;
  readonly entered: number;
}

/** Of `cart-abandoners` in `rules/watched.segment.ts`, ms. */
const abandonedAfterMs = 30 * 60_000;
const ttlMs = 4 * 3_600_000;
const segment = 'cart-abandoners';
const withinMs = 1_000;
const chunk = 20_000;
/** How many carts are sent and read in a millisecond at least. */
const sentPerMs = 8;
const slackMs = 60_000;
/** A wave that makes no progress for this long is over, ms. */
const stalledMs = 300_000;
const pollMs = 200;
const watched = 'other-';

/**
 * A million deadlines at once. Everybody puts something in the cart within one second, at a time of which the deadline is a few minutes ahead; then the other users come, whose events are of
 * now. They are measured until event time passes the deadlines, by itself.
 */
export const measureWave = (options: WaveOptions): Promise<WaveResult> =>
  withBenchJob(options, (job) => measure(job, options));

async function measure(job: BenchJob, options: WaveOptions): Promise<WaveResult> {
  const { run, redis: url, topic, latenessMs } = job;
  const { users, rate, seconds, partitions, onStep } = options;
  const [watcher, redis] = await Promise.all([watchRedis(url, watched), connectRedis(url, { timeoutMs: 60_000 })]);
  const producer = run.kafka.raw.producer();
  await producer.connect();
  // Long enough to send the carts, to catch up with them and to measure the others.
  const leadMs = Math.ceil(users / sentPerMs) + seconds * 1_000 + slackMs;
  const cartAt = Date.now() + leadMs - abandonedAfterMs;
  const tsOf = (number: number) => cartAt + Math.floor((number * withinMs) / users);
  let load: Load | undefined;
  try {
    onStep?.(`sending ${users} users`);
    for (let from = 0; from < users; from += chunk) {
      const numbers = Array.from({ length: Math.min(chunk, users - from) }, (_, index) => from + index);
      await run.produce(
        numbers.map((number) => {
          const userId = `wave-${number}`;
          const value = messageOf({ userId, type: 'add_to_cart', ts: tsOf(number) }, 0);
          return { key: userId, value, partition: partitionOf(userId, partitions) };
        }),
      );
    }
    const next = (number: number) => ({
      userId: `${watched}${number}`,
      type: 'product_view',
      ts: Date.now(),
      price: 250,
      kind: 'other',
    });
    load = startLoad({ producer, topic, partitions, rate, next });
    onStep?.('waiting until the job has caught up');
    await untilCaughtUp(load, watcher, rate);
    const passedAt = cartAt + abandonedAfterMs + latenessMs + 1;
    const measuredFrom = passedAt - seconds * 1_000;
    if (Date.now() > measuredFrom) throw new Error('the job has not caught up before the wave: try fewer users');
    await sleep(measuredFrom - Date.now());
    onStep?.(`measuring the others for ${seconds} s`);
    await sleep(passedAt - Date.now());
    onStep?.('event time passes the deadlines');
    const progress = await watchProgress(redis, users, passedAt, onStep);
    const endedAt = passedAt + (progress.at(-1)?.seconds ?? 0) * 1_000;
    onStep?.(`measuring the others for ${seconds} s`);
    await sleep(seconds * 1_000);
    const measuredTo = Date.now();
    await sleep(2 * latenessMs + 2_000);
    await load.stop();
    await sleep(latenessMs + 2_000);

    const others = matchWrites(load.sent, watcher.seen).filter(
      ({ appendedAt }) => appendedAt >= measuredFrom && appendedAt < measuredTo,
    );
    const isBefore = ({ visibleAt = Number.POSITIVE_INFINITY }: Matched) => visibleAt < passedAt;
    const isAfter = ({ appendedAt }: Matched) => appendedAt >= endedAt;
    const before = latencyOf(others.filter(isBefore));
    const during = latencyOf(others.filter((event) => !isBefore(event) && !isAfter(event)));
    const after = latencyOf(others.filter(isAfter));
    onStep?.('counting in Redis');
    const entered = await countRight(redis, users, (number) => tsOf(number) + abandonedAfterMs + ttlMs);
    return {
      users,
      entered,
      missing: users - entered,
      seconds: progress.at(-1)?.seconds ?? 0,
      entersPerSecond: entersPerSecond(progress),
      progress,
      others: { before, during, after },
      ratioP99: before.latency && during.latency && Math.round((during.latency.p99 / before.latency.p99) * 100) / 100,
      bySecond: bySecond(others, passedAt),
      watcher: watcher.delay(),
    };
  } finally {
    await load?.stop().catch(() => {});
    await producer.disconnect();
    redis.disconnect();
    await watcher.close();
  }
}

/** Waits until the others' events that wait for their write are few, or no fewer than ten seconds before, for some seconds in a row. */
async function untilCaughtUp(load: Load, watcher: Watcher, rate: number): Promise<void> {
  const waiting: number[] = [];
  for (let [steady, seen] = [0, 0]; steady < 5; ) {
    await sleep(1_000);
    const isMoving = watcher.seen.size > seen;
    seen = watcher.seen.size;
    waiting.push(load.sent.length - seen);
    const [now = 0, before = Number.POSITIVE_INFINITY] = [waiting.at(-1), waiting.at(-11)];
    steady = isMoving && (now < rate / 5 || now > 0.9 * before) ? steady + 1 : 0;
  }
}

/** How many have entered, until all have or nothing moves any more. @param passedAt epoch ms */
async function watchProgress(
  redis: Redis,
  users: number,
  passedAt: number,
  onStep: BenchOptions['onStep'],
): Promise<WaveProgress[]> {
  const progress: WaveProgress[] = [];
  let movedAt = Date.now();
  for (let entered = 0; entered < users && Date.now() - movedAt < stalledMs; await sleep(pollMs)) {
    const now = await countEntered(redis);
    if (now > entered) movedAt = Date.now();
    entered = now;
    progress.push({ seconds: (Date.now() - passedAt) / 1_000, entered });
  }
  onStep?.(`${progress.at(-1)?.entered ?? 0} of ${users} have entered`);
  return progress;
}

/** By the reverse index: one command a shard. */
async function countEntered(redis: Redis): Promise<number> {
  const pipeline = redis.pipeline();
  for (let shard = 0; shard < shardCount; shard += 1) pipeline.zcard(shardKey(segment, shard));
  const counts = (await pipeline.exec()) ?? [];
  return counts.reduce((sum, [, count]) => sum + Number(count ?? 0), 0);
}

/** By each user's own key, as a reader would ask: in the segment until when it must be. */
async function countRight(redis: Redis, users: number, expiryOf: (number: number) => number): Promise<number> {
  let right = 0;
  for (let from = 0; from < users; from += chunk) {
    const pipeline = redis.pipeline();
    const numbers = Array.from({ length: Math.min(chunk, users - from) }, (_, index) => from + index);
    for (const number of numbers) pipeline.zscore(membershipsKey(`wave-${number}`), segment);
    const scores = (await pipeline.exec()) ?? [];
    right += numbers.filter((number, index) => Number(scores[index]?.[1]) === expiryOf(number)).length;
  }
  return right;
}

/** From the last sample before the first enter to the last enter. */
function entersPerSecond(progress: readonly WaveProgress[]): number {
  const first = progress.findIndex(({ entered }) => entered > 0);
  const [begin, end] = [progress[first - 1] ?? { seconds: 0 }, progress.at(-1)];
  return first < 0 || end === undefined ? 0 : Math.round(end.entered / (end.seconds - begin.seconds));
}

function latencyOf(others: readonly Matched[]): OthersLatency {
  const visible = others.flatMap(({ appendedAt, visibleAt }) =>
    visibleAt === undefined ? [] : [visibleAt - appendedAt],
  );
  return { latency: distributionOf(visible), missing: others.length - visible.length };
}

/** Seconds count from the moment at which event time passed the deadlines. */
function bySecond(others: readonly Matched[], passedAt: number) {
  const seconds = new Map<number, number[]>();
  for (const { appendedAt, visibleAt } of others) {
    if (visibleAt === undefined) continue;
    const second = Math.floor((appendedAt - passedAt) / 1_000);
    const values = seconds.get(second) ?? [];
    values.push(visibleAt - appendedAt);
    seconds.set(second, values);
  }
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .flatMap(([second, values]) => {
      const latency = distributionOf(values);
      return latency === null ? [] : [{ second, p50: latency.p50, p99: latency.p99 }];
    });
}
