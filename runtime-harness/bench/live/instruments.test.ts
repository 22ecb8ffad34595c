import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Producer, ProducerRecord } from 'kafkajs';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../flink-deploy/local/package-root.ts';
import { createArrivals } from './arrivals.ts';
import { partitionOf, startLoad } from './load.ts';
import { matchWrites } from './matching.ts';
import { distributionOf } from './percentiles.ts';
import { latencyPicture } from './pictures/latency-picture.ts';
import { showBytes, statePicture } from './pictures/state-picture.ts';
import { wavePicture } from './pictures/wave-picture.ts';
import { buildBench } from './program.ts';

test('event time has passed when every partition has', () => {
  const arrivals = createArrivals(2);
  arrivals.add(0, 100, 1_000);
  arrivals.add(0, 90, 1_001); // older than the newest: moves nothing
  arrivals.add(0, 200, 1_002);
  expect(arrivals.reached(100)).toBeUndefined();
  arrivals.add(1, 150, 1_005);
  expect(arrivals.reached(100)).toBe(1_005);
  expect(arrivals.reached(101)).toBe(1_005);
  expect(arrivals.reached(151)).toBeUndefined();
  arrivals.add(1, 200, 1_001);
  expect(arrivals.reached(200)).toBe(1_002);
});

test('percentiles are values that occurred', () => {
  const values = Array.from({ length: 1_000 }, (_, index) => 1_000 - index);
  expect(distributionOf(values)).toMatchObject({ samples: 1_000, p50: 500, p90: 900, p99: 990, p999: 999, max: 1_000 });
  expect(distributionOf([7])).toMatchObject({ p50: 7, p999: 7 });
  expect(distributionOf([])).toBeNull();
});

test('the buckets hold each value once, in their order', () => {
  const histogram = distributionOf([0, 0.5, 1, 9.99, 10, 10, 5_000])?.histogram ?? [];
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  expect(histogram[0]).toMatchObject({ fromMs: 1, count: 3 });
  expect(
    histogram.every(({ fromMs, toMs }, index) => fromMs < toMs && fromMs >= (histogram[index - 1]?.toMs ?? 0)),
  ).toBe(true);
});

test('writes belong to the events of their user in order, and never to one that was appended later', () => {
  const event = (userId: string, appendedAt: number) => ({ userId, kind: 'k', ts: 0, appendedAt });
  const sent = [event('a', 10), event('b', 11), event('a', 20), event('a', 40), event('c', 50)];
  const seen = new Map([
    ['a', [12, 13, 25]], // 13 is of something else
    ['b', [11]],
  ]);
  expect(matchWrites(sent, seen).map(({ visibleAt }) => visibleAt)).toEqual([12, 11, 25, undefined, undefined]);
});

test('an answer that does not come delays no later event', async () => {
  const batches: ProducerRecord[] = [];
  let answerFirst = () => {};
  const producer = {
    send: async (record: ProducerRecord) => {
      batches.push(record);
      if (batches.length === 1) await new Promise<void>((resolve) => (answerFirst = resolve));
      const partitions = new Set(record.messages.map(({ partition }) => partition ?? 0));
      return [...partitions].map((partition) => ({ partition, logAppendTime: '1234' }));
    },
  } as unknown as Producer;
  const next = (number: number) => ({ userId: `u-${number}`, type: 't', ts: number, kind: number % 2 ? 'odd' : null });
  const load = startLoad({ producer, topic: 'events', partitions: 2, rate: 10_000, next });
  while (batches.length < 4) await new Promise((resolve) => setTimeout(resolve, 1));
  answerFirst();
  await load.stop();
  const messages = batches.flatMap((batch) => batch.messages);
  expect(messages.map(({ key }) => key)).toEqual(messages.map((_, number) => `u-${number}`));
  expect(messages.every(({ key, partition }) => partition === partitionOf(String(key), 2))).toBe(true);
  expect(load.sent).toHaveLength(Math.floor(messages.length / 2));
  expect(load.sent.every(({ kind, appendedAt }) => kind === 'odd' && appendedAt === 1_234)).toBe(true);
});

test('a send that fails, and a topic without the time of appends, are told at the end', async () => {
  const next = () => ({ userId: 'u-1', type: 't', ts: 1, kind: null });
  const started = (send: () => Promise<unknown>) =>
    startLoad({ producer: { send } as unknown as Producer, topic: 'events', partitions: 1, rate: 1_000, next });
  const settled = async (send: () => Promise<unknown>) => {
    let isCalled = () => {};
    const called = new Promise<void>((resolve) => (isCalled = resolve));
    const load = started(() => {
      isCalled();
      return send();
    });
    await called;
    return load.stop();
  };
  await expect(settled(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await expect(settled(async () => [{ partition: 0, logAppendTime: '-1' }])).rejects.toThrow('time of their append');
});

test('the rules compile, with the lateness that is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-bench-test-'));
  try {
    await buildBench(packageRoot(), folder, 1_234);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      latenessMs: number;
      segments: { id: string }[];
    };
    expect(manifest.latenessMs).toBe(1_234);
    expect(manifest.segments.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['dear-viewers', 'undecided', 'left', 'cart-abandoners']),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test('pictures hold numbers alone, also of next to nothing', () => {
  const latency = distributionOf([5, 5, 7, 300]);
  const others = { latency, missing: 0 };
  const pictures = [
    latencyPicture({
      seconds: 1,
      rate: 4,
      latenessMs: 5_000,
      kinds: [
        { kind: 'absence', latency, missing: 0 },
        { kind: 'closed session', latency: null, missing: 4 },
      ],
      watcher: null,
    }),
    statePicture([
      {
        backend: 'hashmap',
        users: 1,
        samples: [{ phase: 'empty', seconds: 0, eventTimeMs: 0, users: 0, bytes: 1_000 }],
        emptyBytes: 1_000,
        largestBytes: 1_000,
        endBytes: 1_000,
        ratio: 1,
      },
    ]),
    wavePicture({
      users: 1,
      entered: 0,
      missing: 1,
      seconds: 0,
      entersPerSecond: 0,
      progress: [],
      others: { before: others, during: others, after: others },
      ratioP99: null,
      bySecond: [{ second: -3, p50: 5, p99: 300 }],
      watcher: null,
    }),
  ];
  for (const picture of pictures) {
    expect(picture).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [504_630, '505 KB'],
  [72_616_966, '72.6 MB'],
])('%i bytes are %s', (bytes, text) => expect(showBytes(bytes)).toBe(text));
