import { randomUUID } from 'node:crypto';
import type { KafkaClient } from '../../../flink-deploy/clients/kafka.ts';
import type { Bench } from '../part.ts';

const prefix = 'segc-bench-out-';

/** Deletes the topics of benches that came to no good end. */
export async function deleteLeftovers(kafka: KafkaClient): Promise<void> {
  const left = (await kafka.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (left.length > 0) await kafka.deleteTopics(left);
}

/** Gives a job a topic to write to, and what the topic holds when the job is done, as JSON. The topic is deleted in any case. */
export async function collected(
  { kafka }: Pick<Bench, 'kafka'>,
  job: (topic: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const topic = `${prefix}${randomUUID()}`;
  // Results carry times of their own, such as the end of time, which Kafka would refuse as a record's.
  await kafka.createTopics([{ topic, partitions: 1, config: { 'message.timestamp.type': 'LogAppendTime' } }]);
  try {
    await job(topic);
    return (await kafka.readTopic(topic)).map(({ value }) => value ?? '');
  } finally {
    await kafka.deleteTopics([topic]).catch(() => {});
  }
}
