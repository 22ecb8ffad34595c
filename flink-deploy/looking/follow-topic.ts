import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { KafkaClient } from '../clients/kafka.ts';
import { UserError } from '../local/user-error.ts';

export interface FollowOptions {
  /** From the first record that is there; else only what is written from now on. */
  readonly fromBeginning: boolean;
  /** Ends following. */
  readonly signal: AbortSignal;
  /** Gets the records one after the other, in order within a partition; `false` ends following. */
  readonly onRecord: (value: string) => Promise<boolean>;
}

/**
 * Hands on the records of a topic as they come, each once, until the signal or the callback ends it. Leaves no consumer group behind.
 * @throws UserError when there is no such topic; what the callback throws
 */
export async function followTopic(kafka: KafkaClient, topic: string, options: FollowOptions): Promise<void> {
  const partitions = await kafka.describeTopic(topic);
  if (partitions === undefined) {
    const next = 'Run `segc deploy` first, or name the topic with --topic.';
    throw new UserError(`there is no topic ${JSON.stringify(topic)} in Kafka`, next);
  }
  // Where to go on, by partition. The group has no offsets of its own, so that each join begins here.
  const next = new Map(options.fromBeginning ? [] : partitions.map(({ partition, high }) => [partition, high]));
  const groupId = `segc-tail-${randomUUID()}`;
  const consumer = kafka.raw.consumer({ groupId, maxWaitTimeInMs: 250, retry: { initialRetryTime: 100, retries: 8 } });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consume(consumer, topic, next, options);
  } finally {
    await consumer.disconnect().catch(() => {});
    await deleteGroup(kafka.raw, groupId);
  }
}

function consume(
  consumer: Consumer,
  topic: string,
  next: Map<number, bigint>,
  { signal, onRecord }: FollowOptions,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    let ended = false;
    const end = (settle: () => void) => {
      ended = true;
      signal.removeEventListener('abort', stop);
      settle();
    };
    const stop = () => end(resolve);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);

    consumer.on(consumer.events.GROUP_JOIN, () => {
      for (const [partition, offset] of next) consumer.seek({ topic, partition, offset: String(offset) });
    });
    // kafkajs starts again by itself after what may pass, such as a coordinator that is still loading.
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) end(() => reject(payload.error));
    });

    const eachBatch = async ({ batch, heartbeat, isRunning, isStale }: EachBatchPayload) => {
      for (const { offset, value } of batch.messages) {
        if (ended || !isRunning() || isStale()) return;
        if (BigInt(offset) < (next.get(batch.partition) ?? 0n)) continue;
        next.set(batch.partition, BigInt(offset) + 1n);
        try {
          if (value !== null && !(await onRecord(value.toString('utf8')))) return stop();
        } catch (error) {
          // Not a matter of Kafka: thrown from here, kafkajs would try again.
          return end(() => reject(error));
        }
        await heartbeat();
      }
    };
    consumer.run({ autoCommit: false, eachBatch }).catch((error: Error & { retriable?: boolean }) => {
      if (error.retriable !== true) end(() => reject(error));
    });
  });
}

async function deleteGroup(kafka: Kafka, groupId: string): Promise<void> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.deleteGroups([groupId]);
  } catch {
    // Kafka drops an empty group by itself, later.
  } finally {
    await admin.disconnect().catch(() => {});
  }
}
