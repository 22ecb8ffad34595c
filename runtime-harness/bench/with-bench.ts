import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectKafka } from '../../flink-deploy/clients/kafka.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { startStack, stopStack } from '../../flink-deploy/local/stack.ts';
import { recordingOf } from './events/recording.ts';
import { createTopics } from './events/topics.ts';
import { deleteLeftovers } from './flink/collect.ts';
import { jarsOfStack, moduleJar, runJava } from './flink/java.ts';
import type { Plan } from './flink/segc-sql.ts';
import type { Bench } from './part.ts';
import { createRules } from './rule-sets.ts';

export interface BenchOptions {
  /** How many events are timed. */
  readonly events: number;
  /** On how many events contestants are checked. */
  readonly checkEvents: number;
  readonly seed: number;
  readonly plan: Plan;
  /** How many rules a set has, ascending. */
  readonly ruleCounts: readonly number[];
  /** As of `Part`; of a stack that is started here. */
  readonly shortPauses: boolean;
  readonly tell: (text: string) => void;
}

/** The user has had enough. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('interrupted');
  }
}

/** Partitions of the topic, and parallelism of all jobs. */
const parallelism = 2;

/** Heap of the TaskManager for state, in MiB, of a stack that is started here. */
const taskHeapMb = 6_144;

/** Does something with the stack of the working directory, or with one that is started for it and stopped afterwards, also when the user interrupts. */
export async function withBench<T>(options: BenchOptions, work: (bench: Bench) => Promise<T>): Promise<T> {
  const { events, checkEvents, seed, plan, ruleCounts, shortPauses, tell } = options;
  const workDir = process.cwd();
  const folder = join(workDir, '.segc', 'bench');
  mkdirSync(folder, { recursive: true });
  const root = packageRoot();
  const stack = await startStack({ packageRoot: root, workDir, taskHeapMb, shortPauses, onProgress: tell });
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Interrupted());
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const kafka = await connectKafka(stack.kafka);
    try {
      await deleteLeftovers(kafka);
      const home = { packageRoot: root, folder, tell };
      const topicOf = createTopics({
        kafka,
        partitions: parallelism,
        tell,
        async send({ file }, topic) {
          const classPath = [await moduleJar(home, 'java'), ...(await jarsOfStack(home)).kafka];
          const args = ['io.segc.bench.Produce', '--kafka', stack.kafka, '--topic', topic, '--file', file];
          await runJava(classPath, args, interruption.signal);
        },
      });
      return await work({
        ...home,
        addresses: stack,
        kafka,
        plan,
        ruleCounts,
        parallelism,
        timed: recordingOf(folder, seed, events),
        checked: recordingOf(folder, seed, checkEvents),
        rules: createRules(root),
        interruption: interruption.signal,
        topicOf,
      });
    } finally {
      await kafka.close();
    }
  } finally {
    if (!stack.reused) await stopStack({ workDir, onProgress: tell });
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
