import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBench, measureLatency, measureState, measureWave } from '../live/index.ts';
import { picturesOf } from '../live/pictures/index.ts';
import { summaryOf } from '../live/summary.ts';
import type { Bench, Findings, Part } from '../part.ts';

const latenessMs = 5_000;
const users = 1_000_000;

/** What a running job takes, between Kafka and Redis. */
export const live: Part = {
  name: 'live',
  about: 'latency from Kafka to Redis, a wave of a million deadlines, state over time; 20 minutes and more',
  shortPauses: true,
  prepare: async (bench) => ({ contestants: [], ratios: [], measure: () => measure(bench) }),
};

async function measure({ packageRoot, addresses, tell, parallelism }: Bench): Promise<Findings> {
  const generated = await mkdtemp(join(tmpdir(), 'segc-bench-'));
  try {
    await buildBench(packageRoot, generated, latenessMs);
    const common = { addresses, generated, partitions: parallelism, flinkSettings: {}, onStep: tell };
    const latency = await measureLatency({ ...common, seconds: 60, warmUpSeconds: 30, rate: 2_000 });
    const wave = await measureWave({ ...common, users, seconds: 60, rate: 500 });
    const state = [];
    for (const backend of ['hashmap', 'rocksdb'] as const)
      state.push(await measureState({ ...common, users, backend }));
    const results = { latency, wave, state };
    return {
      figures: results,
      text: summaryOf(results),
      pictures: picturesOf(results),
    };
  } finally {
    await rm(generated, { recursive: true, force: true });
  }
}
