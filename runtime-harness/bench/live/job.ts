import { randomBytes } from 'node:crypto';
import { connectKafka } from '../../../flink-deploy/clients/kafka.ts';
import type { StackAddresses } from '../../../flink-deploy/local/stack.ts';
import { emptyDatabase } from '../../cli/empty-database.ts';
import { type FlinkRun, startFlinkRun } from '../../engines/flink.ts';
import { clearDatabase } from '../../engines/redis.ts';

/** What all measurements need. */
export interface BenchOptions {
  readonly addresses: StackAddresses;
  /** Folder that was built from `rules/` beside this file, absolute. */
  readonly generated: string;
  /** Of the source topic; also the job's parallelism. */
  readonly partitions: number;
  /** Settings of Flink for the job, over those of a deployment. */
  readonly flinkSettings?: Readonly<Record<string, string>>;
  /** Told one line for each step. */
  readonly onStep?: (text: string) => void;
}

/** A job of the bench, with topics and a Redis database of its own. */
export interface BenchJob {
  readonly run: FlinkRun;
  readonly topic: string;
  /** URL of the job's database. */
  readonly redis: string;
  /** From the newest event to event time, ms. */
  readonly latenessMs: number;
}

/** Deploys the bench's rules, measures something, and removes all again: job, topics, memberships. */
export async function withBenchJob<T>(
  { addresses, generated, partitions, flinkSettings, onStep }: BenchOptions,
  measure: (job: BenchJob) => Promise<T>,
): Promise<T> {
  const id = `bench-${randomBytes(4).toString('hex')}`;
  const topic = `segc-${id}-events`;
  const redis = await emptyDatabase(addresses.redis, 'the bench');
  const kafka = await connectKafka(addresses.kafka);
  // The broker's clock, on the same machine: what counts is when an event was in Kafka, not when it was sent.
  await kafka.createTopics([{ topic, partitions, config: { 'message.timestamp.type': 'LogAppendTime' } }]);
  await kafka.close();
  onStep?.('deploying the job');
  const run = await startFlinkRun({
    id,
    folder: generated,
    addresses: { ...addresses, redis },
    partitions,
    ...(flinkSettings && { flinkSettings }),
  });
  try {
    return await measure({ run, topic, redis, latenessMs: run.deployment.generated.manifest.latenessMs });
  } finally {
    await run.close();
    await clearDatabase(redis);
  }
}
