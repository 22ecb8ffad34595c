import { CompressionTypes, type KafkaMessage, Partitioners } from 'kafkajs';
import { stopJob } from '../../flink-deploy/apply/stop.ts';
import { type FlinkRest, flinkRest } from '../../flink-deploy/clients/flink-rest.ts';
import { disposeSavepoint } from '../../flink-deploy/clients/flink-savepoints.ts';
import { connectKafka, type KafkaClient } from '../../flink-deploy/clients/kafka.ts';
import { type Deployment, type DeployOptions, deploy } from '../../flink-deploy/deploy.ts';
import { parseTransition } from '../timeline/parse-transition.ts';
import type { Transition } from '../timeline/transition.ts';
import { type Membership, readMemberships } from './redis.ts';

/** A message to produce: the text as it is, and the user as its key. */
export interface Message {
  readonly key: string | null;
  readonly value: string | Buffer | null;
  /** By key when not given. */
  readonly partition?: number;
}

/** A job on real Flink, with real Kafka and Redis around it, for as long as a history is played through it. */
export interface FlinkRun {
  readonly deployment: Deployment;
  /** Of the job as it runs now. */
  readonly jobId: string;
  readonly kafka: KafkaClient;
  readonly flink: FlinkRest;
  /** Sends messages in order, and waits until Kafka has them. */
  produce(messages: readonly Message[]): Promise<void>;
  /**
   * Sends a time mark to every partition and waits until all operators have reached it and all sinks are flushed.
   *
   * @param ts epoch ms
   */
  passTime(ts: number, timeoutMs?: number): Promise<void>;
  /** Stops the job with a savepoint, and starts the same SQL again from it. */
  restart(): Promise<void>;
  /** All transitions of the change topic so far. */
  transitions(): Promise<Transition[]>;
  /** The messages of another topic of the job, as JSON. */
  records(topic: 'late' | 'dead'): Promise<Record<string, unknown>[]>;
  /** Who is in which segment, from Redis. */
  memberships(): Promise<Membership[]>;
  /** Closes the connections, and, unless all is to be kept, stops the job and deletes its topics before. */
  close(options?: { readonly keep: boolean }): Promise<void>;
}

export interface FlinkRunOptions extends Omit<DeployOptions, 'topics' | 'name'> {
  /** Distinguishes the topics and the job from those of other runs. */
  readonly id: string;
}

/** What is sent at once: large enough to be fast, small enough for one request. */
const most = { messages: 2_000, bytes: 400_000 } as const;

/** Messages in pieces for one request each. */
function* inBatches(messages: readonly Message[]): Generator<readonly Message[]> {
  let batch: Message[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value === null ? 0 : Buffer.byteLength(message.value);
    if (batch.length === most.messages || (batch.length > 0 && bytes + size > most.bytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(message);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Deploys `generated/` under names of its own and gives the means to play a history through it. */
export async function startFlinkRun(options: FlinkRunOptions): Promise<FlinkRun> {
  const { id, addresses, partitions = 1 } = options;
  const topics = {
    events: `segc-${id}-events`,
    changes: `segc-${id}-changes`,
    late: `segc-${id}-late`,
    dead: `segc-${id}-dead`,
  };
  const start = (from: Pick<DeployOptions, 'restoreFrom'> = {}) =>
    deploy({ ...options, ...from, name: id, topics, partitions });
  const deployment = await start();
  let jobId = deployment.jobId ?? '';
  const kafka = await connectKafka(addresses.kafka);
  const flink = flinkRest(addresses.flink);
  /** Snapshots that jobs of this run may still go on from. */
  const snapshots: string[] = [];
  const producer = kafka.raw.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();

  const produce = async (messages: readonly Message[]) => {
    for (const batch of inBatches(messages)) {
      await producer.send({
        topic: topics.events,
        messages: batch as Pick<KafkaMessage, 'key' | 'value'>[],
        compression: CompressionTypes.None,
        acks: -1,
      });
    }
  };
  return {
    deployment,
    get jobId() {
      return jobId;
    },
    kafka,
    flink,
    produce,
    async passTime(ts, timeoutMs = 120_000) {
      const value = JSON.stringify({ type: 'segc.time', ts });
      await produce(Array.from({ length: partitions }, (_, partition) => ({ key: null, value, partition })));
      const watermark = ts - deployment.generated.manifest.latenessMs - 1;
      await untilWatermark(flink, jobId, watermark, timeoutMs);
      // A savepoint flushes every sink before it completes.
      await disposeSavepoint(addresses.flink, await flink.savepoint(jobId));
    },
    async restart() {
      const restoreFrom = await flink.stopWithSavepoint(jobId);
      snapshots.push(restoreFrom);
      await flink.waitFor(jobId, ['FINISHED']);
      jobId = (await start({ restoreFrom })).jobId ?? '';
    },
    async transitions() {
      const records = await kafka.readTopic(topics.changes);
      return records.map(({ value }) => {
        const transition = parseTransition(value ?? '');
        if ('problem' in transition) throw new Error(`the change topic holds ${value}: ${transition.problem}`);
        return transition;
      });
    },
    async records(topic) {
      const records = await kafka.readTopic(topics[topic]);
      return records.map(({ value }) => JSON.parse(value ?? 'null') as Record<string, unknown>);
    },
    memberships: () => readMemberships(addresses.redis),
    async close({ keep } = { keep: false }) {
      await producer.disconnect();
      if (!keep) {
        await stopJob(addresses.flink, jobId).catch(() => {});
        const last = await flink.latestCheckpoint(jobId).catch(() => undefined);
        for (const path of last === undefined ? snapshots : [...snapshots, last]) {
          await disposeSavepoint(addresses.flink, path).catch(() => {});
        }
        await kafka.deleteTopics(Object.values(topics)).catch(() => {});
      }
      await kafka.close();
    },
  };
}

/** Waits until every operator of the job that knows event time has reached `watermark`. */
async function untilWatermark(flink: FlinkRest, jobId: string, watermark: number, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const reached = Object.values(await flink.watermarks(jobId)).filter((at) => at !== undefined);
    if (reached.length > 0 && reached.every((at) => at >= watermark)) return;
    if (Date.now() > deadline) {
      const [failure] = await flink.failures(jobId);
      const cause = failure === undefined ? '' : `; the job failed with: ${failure.rootCause}`;
      throw new Error(
        `event time ${watermark} was not reached in ${timeoutMs} ms; operators stand at ${reached.join(', ')}${cause}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
