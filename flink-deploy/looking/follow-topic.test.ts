import type { ConsumerRunConfig } from 'kafkajs';
import { expect, test } from 'vitest';
import type { KafkaClient } from '../clients/kafka.ts';
import { type FollowOptions, followTopic } from './follow-topic.ts';

type Batch = [partition: number, ...records: [offset: number, value: string | null][]];

/** A Kafka with one topic of two partitions, which end at 5 and 7, that does what a script says once the consumer runs. */
function fakeKafka(script: (fake: Fake) => Promise<void> | void) {
  const listeners = new Map<string, (event: { payload: unknown }) => void>();
  let config: ConsumerRunConfig = {};
  const seen = { seeks: [] as string[], disconnected: 0, deleted: [] as string[], group: '' };
  const fake: Fake = {
    emit: (event, payload = {}) => listeners.get(event)?.({ payload }),
    deliver: async ([partition, ...records]) => {
      const messages = records.map(([offset, value]) => ({
        offset: String(offset),
        value: value === null ? null : Buffer.from(value),
      }));
      await config.eachBatch?.({
        batch: { partition, messages },
        heartbeat: async () => {},
        isRunning: () => true,
        isStale: () => false,
      } as never);
    },
  };
  const consumer = {
    events: { GROUP_JOIN: 'join', CRASH: 'crash' },
    on: (event: string, listener: (event: { payload: unknown }) => void) => listeners.set(event, listener),
    connect: async () => {},
    subscribe: async () => {},
    seek: ({ partition, offset }: { partition: number; offset: string }) => seen.seeks.push(`${partition}@${offset}`),
    run: async (given: ConsumerRunConfig) => {
      config = given;
      await script(fake);
    },
    disconnect: async () => {
      seen.disconnected += 1;
    },
  };
  const admin = {
    connect: async () => {},
    disconnect: async () => {},
    deleteGroups: async (groups: string[]) => seen.deleted.push(...groups),
  };
  const kafka = {
    describeTopic: async (topic: string) =>
      topic === 'changes'
        ? [
            { partition: 0, low: 2n, high: 5n },
            { partition: 1, low: 0n, high: 7n },
          ]
        : undefined,
    raw: {
      consumer: ({ groupId }: { groupId: string }) => {
        seen.group = groupId;
        return consumer;
      },
      admin: () => admin,
    },
  } as unknown as KafkaClient;
  return { kafka, seen };
}

interface Fake {
  emit(event: 'join' | 'crash', payload?: unknown): void;
  deliver(batch: Batch): Promise<void>;
}

/** Follows until `last` has come. */
function follow(kafka: KafkaClient, last: string, options: Partial<FollowOptions> = {}) {
  const values: string[] = [];
  const done = followTopic(kafka, 'changes', {
    fromBeginning: false,
    signal: new AbortController().signal,
    onRecord: async (value) => values.push(value) > 0 && value !== last,
    ...options,
  });
  return done.then(() => values);
}

test('from now on: begins where the topic ended when it was asked', async () => {
  const { kafka, seen } = fakeKafka(async ({ emit, deliver }) => {
    emit('join');
    await deliver([1, [7, 'a'], [8, null], [9, 'end'], [10, 'more']]);
  });
  expect(await follow(kafka, 'end')).toEqual(['a', 'end']);
  expect(seen.seeks).toEqual(['0@5', '1@7']);
});

test('from the beginning: seeks nothing', async () => {
  const { kafka, seen } = fakeKafka(async ({ emit, deliver }) => {
    emit('join');
    await deliver([0, [2, 'end']]);
  });
  expect(await follow(kafka, 'end', { fromBeginning: true })).toEqual(['end']);
  expect(seen.seeks).toEqual([]);
});

test('after a crash that passes, each record comes once', async () => {
  const { kafka, seen } = fakeKafka(async ({ emit, deliver }) => {
    emit('join');
    await deliver([0, [5, 'a'], [6, 'b']]);
    emit('crash', { restart: true, error: new Error('passes') });
    emit('join');
    await deliver([0, [6, 'b'], [7, 'end']]);
  });
  expect(await follow(kafka, 'end')).toEqual(['a', 'b', 'end']);
  expect(seen.seeks).toEqual(['0@5', '1@7', '0@7', '1@7']);
});

test('a first join that is refused for now is tried again', async () => {
  const { kafka } = fakeKafka(async ({ emit, deliver }) => {
    // kafkajs starts again by itself; by then `run` has failed.
    setImmediate(async () => {
      emit('join');
      await deliver([0, [5, 'end']]);
    });
    throw Object.assign(new Error('the coordinator is loading'), { retriable: true });
  });
  expect(await follow(kafka, 'end')).toEqual(['end']);
});

test.each<[string, (fake: Fake) => void]>([
  [
    'refused for good',
    () => {
      throw new Error('refused for good');
    },
  ],
  ['ended for good', ({ emit }) => emit('crash', { restart: false, error: new Error('ended for good') })],
])('a consumer that is %s is an error', async (message, script) => {
  const { kafka, seen } = fakeKafka(script);
  await expect(follow(kafka, 'end')).rejects.toThrow(message);
  expect(seen.disconnected).toBe(1);
});

test('an error of the callback ends following, and is not retried', async () => {
  const { kafka, seen } = fakeKafka(({ deliver }) => deliver([0, [5, 'a'], [6, 'b']]));
  let calls = 0;
  const onRecord = async () => {
    calls += 1;
    throw new Error('nobody reads');
  };
  await expect(follow(kafka, '', { onRecord })).rejects.toThrow('nobody reads');
  expect([calls, seen.disconnected]).toEqual([1, 1]);
});

test('the signal ends following, and no group is left behind', async () => {
  const ended = new AbortController();
  const { kafka, seen } = fakeKafka(() => ended.abort());
  expect(await follow(kafka, 'end', { signal: ended.signal })).toEqual([]);
  expect(seen.group).toMatch(/^segc-tail-/);
  expect([seen.disconnected, seen.deleted]).toEqual([1, [seen.group]]);
});

test('a missing topic is said by name', async () => {
  const { kafka } = fakeKafka(() => {});
  const options = { fromBeginning: false, signal: new AbortController().signal, onRecord: async () => true };
  await expect(followTopic(kafka, 'nope', options)).rejects.toThrow('there is no topic "nope" in Kafka');
});
