import type { KafkaClient } from '../../../flink-deploy/clients/kafka.ts';
import type { Recording } from './recording.ts';

export interface TopicFilling {
  readonly kafka: KafkaClient;
  readonly partitions: number;
  /** Sends a recording to a topic. */
  send(recording: Recording, topic: string): Promise<void>;
  tell(text: string): void;
}

/** Topics with the events of recordings. A topic is filled once and found again by later benches on the same stack. */
export function createTopics({
  kafka,
  partitions,
  send,
  tell,
}: TopicFilling): (recording: Recording) => Promise<string> {
  const filled = new Map<string, Promise<string>>();

  async function fill(recording: Recording): Promise<string> {
    const topic = `segc-bench-${recording.id}-${partitions}`;
    if ((await countOf(topic)) === BigInt(recording.events)) return topic;
    tell(`sending ${recording.events} events to ${topic}`);
    await kafka.deleteTopics([topic]);
    await created(topic);
    await send(recording, topic);
    const count = await countOf(topic);
    if (count !== BigInt(recording.events)) throw new Error(`${topic} holds ${count} events of ${recording.events}`);
    return topic;
  }

  /** Kafka deletes a topic some time after it says so. */
  async function created(topic: string): Promise<void> {
    for (let tries = 0; (await kafka.createTopics([{ topic, partitions }])).length === 0; tries++) {
      if (tries === 50) throw new Error(`topic ${topic} could not be made anew`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function countOf(topic: string): Promise<bigint> {
    const parts = (await kafka.describeTopic(topic)) ?? [];
    return parts.reduce((sum, { low, high }) => sum + high - low, 0n);
  }

  return (recording) => {
    const filling = filled.get(recording.id) ?? fill(recording);
    filled.set(recording.id, filling);
    return filling;
  };
}
