import { randomUUID } from 'node:crypto';
// Node finds only some of this CommonJS module's names, and not its errors.
import kafkajs, { type Admin, Kafka, logLevel } from 'kafkajs';
import { UserError } from '../local/user-error.ts';

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  /** Default 1. */
  readonly replicationFactor?: number;
  /** Topic settings such as `cleanup.policy`. */
  readonly config?: Readonly<Record<string, string>>;
}

export interface TopicPartition {
  readonly partition: number;
  /** Offset of the first record that is still there. */
  readonly low: bigint;
  /** Offset that the next record will get. */
  readonly high: bigint;
}

export interface TopicRecord {
  readonly key: string | null;
  readonly value: string | null;
  readonly partition: number;
  readonly offset: bigint;
  /** Epoch ms, as the record carries it. */
  readonly timestamp: number;
}

/** Topics and their content. Every method throws UserError when Kafka is not reachable. */
export interface KafkaClient {
  /** For producers and long-lived consumers. */
  readonly raw: Kafka;
  /** Creates the topics that are missing and leaves the others as they are; returns the names of those created. */
  createTopics(topics: readonly TopicSpec[]): Promise<string[]>;
  /** Names of all topics, internal ones excepted. */
  listTopics(): Promise<string[]>;
  /** Partitions and offsets; undefined when there is no such topic. */
  describeTopic(topic: string): Promise<TopicPartition[] | undefined>;
  /** Deletes topics; those that do not exist are no error. */
  deleteTopics(topics: readonly string[]): Promise<void>;
  /**
   * Reads a topic from its beginning to the end it has now. Order is kept within a partition only; records of aborted
   * transactions are left out.
   * @param options.timeoutMs gives up after this many ms without any record; default 20 000
   * @throws UserError when there is no such topic
   */
  readTopic(topic: string, options?: { timeoutMs?: number }): Promise<TopicRecord[]>;
  close(): Promise<void>;
}

/** Connects to Kafka. @param bootstrap `host:port`, several separated by commas */
export async function connectKafka(bootstrap: string): Promise<KafkaClient> {
  const raw = new Kafka({
    clientId: 'segc',
    brokers: bootstrap.split(',').map((broker) => broker.trim()),
    // What matters is thrown; the rest is about retries that succeed.
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, retries: 5 },
  });
  const admin = raw.admin();
  await reached(bootstrap, () => admin.connect());
  const call = <T>(work: (admin: Admin) => Promise<T>) => reached(bootstrap, () => work(admin));

  const describeTopic = async (topic: string): Promise<TopicPartition[] | undefined> => {
    if (!(await call((it) => it.listTopics())).includes(topic)) return undefined;
    const offsets = await call((it) => it.fetchTopicOffsets(topic));
    return offsets
      .map(({ partition, low, high }) => ({ partition, low: BigInt(low), high: BigInt(high) }))
      .sort((a, b) => a.partition - b.partition);
  };

  return {
    raw,
    describeTopic,

    async createTopics(topics) {
      const existing = new Set(await call((it) => it.listTopics()));
      const missing = topics.filter(({ topic }) => !existing.has(topic));
      if (missing.length === 0) return [];
      await call((it) =>
        it.createTopics({
          waitForLeaders: true,
          topics: missing.map(({ topic, partitions, replicationFactor = 1, config = {} }) => ({
            topic,
            numPartitions: partitions,
            replicationFactor,
            configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
          })),
        }),
      );
      return missing.map(({ topic }) => topic);
    },

    async listTopics() {
      const topics = await call((it) => it.listTopics());
      return topics.filter((topic) => !topic.startsWith('__')).sort();
    },

    async deleteTopics(topics) {
      const existing = new Set(await call((it) => it.listTopics()));
      const present = topics.filter((topic) => existing.has(topic));
      if (present.length > 0) await call((it) => it.deleteTopics({ topics: present }));
    },

    async readTopic(topic, { timeoutMs = 20_000 } = {}) {
      const partitions = await describeTopic(topic);
      if (partitions === undefined) throw new UserError(`there is no topic ${JSON.stringify(topic)} in Kafka`);
      const filled = partitions.filter(({ low, high }) => high > low);
      if (filled.length === 0) return [];
      return call((it) => readUntil(raw, it, topic, new Map(filled.map((p) => [p.partition, p.high])), timeoutMs));
    },

    close: () => admin.disconnect(),
  };
}

/** Reads until every partition has reached its end offset. `left` is emptied on the way. */
async function readUntil(
  kafka: Kafka,
  admin: Admin,
  topic: string,
  left: Map<number, bigint>,
  timeoutMs: number,
): Promise<TopicRecord[]> {
  const ends = new Map(left);
  const groupId = `segc-read-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry: { initialRetryTime: 100, retries: 8 } });
  const records: TopicRecord[] = [];
  let idle: NodeJS.Timeout | undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const progress = () => {
        clearTimeout(idle);
        const fail = () => reject(new UserError(`reading topic ${topic} stalled: no record in ${timeoutMs / 1000} s`));
        idle = setTimeout(fail, timeoutMs);
      };
      progress();
      // Not the handler's own records: a partition may end with the markers of transactions, which no handler gets to see.
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        progress();
        const end = left.get(payload.partition);
        if (end !== undefined && BigInt(payload.lastOffset) + 1n >= end) left.delete(payload.partition);
        if (left.size === 0) resolve();
      });
      // kafkajs starts again by itself after what may pass, such as a coordinator that is still loading.
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch: { partition, messages } }) => {
            for (const { key, value, offset, timestamp } of messages) {
              // What was written after the call is not part of the answer.
              if (BigInt(offset) >= (ends.get(partition) ?? 0n)) break;
              records.push({
                key: key?.toString('utf8') ?? null,
                value: value?.toString('utf8') ?? null,
                partition,
                offset: BigInt(offset),
                timestamp: Number(timestamp),
              });
            }
          },
        })
        .catch((error: Error & { retriable?: boolean }) => {
          if (error.retriable !== true) reject(error);
        });
    });
  } finally {
    clearTimeout(idle);
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => {});
  }
  return records;
}

async function reached<T>(bootstrap: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const connection = ['KafkaJSConnectionError', 'KafkaJSBrokerNotFound', 'KafkaJSRequestTimeoutError'];
    const names =
      cause instanceof kafkajs.KafkaJSError ? [cause.name, (cause.cause as Error | undefined)?.name ?? ''] : [];
    if (!names.some((name) => connection.includes(name))) throw cause;
    const next = 'See `segc status`; `segc up` starts a local stack, SEGC_KAFKA points to another one.';
    throw new UserError(`Kafka at ${bootstrap} is not reachable (${(cause as Error).message})`, next, { cause });
  }
}
