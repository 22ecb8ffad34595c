import { join } from 'node:path';
import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { startFlinkRun } from '../engines/flink.ts';
import { diffMemberships, type Membership } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { type Difference, diffTimelines } from '../timeline/diff.ts';
import type { Transition } from '../timeline/transition.ts';
import { readShifted } from './recording.ts';

export interface DemoOptions {
  readonly addresses: StackAddresses;
  /** Folder of the generated SQL, absolute. */
  readonly generated: string;
  readonly program: Program;
  /** Folder of the package, for the recording. */
  readonly packageRoot: string;
  /** Leaves the job, its topics and the memberships as they are. */
  readonly keep: boolean;
  /** Runs a step and measures it. */
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export interface DemoResult {
  readonly events: number;
  readonly flink: readonly Transition[];
  readonly replay: readonly Transition[];
  readonly differences: readonly Difference[];
  /** Memberships that Redis and the replay do not agree on, as text. */
  readonly storeDifferences: readonly string[];
  readonly memberships: readonly Membership[];
  readonly topics: { readonly events: string; readonly changes: string };
}

/** The main job: a recorded shop through Kafka, Flink and Redis, and through the replay, and both compared. */
export async function runDemo({
  addresses,
  generated,
  program,
  packageRoot,
  keep,
  step,
}: DemoOptions): Promise<DemoResult> {
  const now = Date.now();
  const id = `demo-${now.toString(36)}`;
  const recording = join(packageRoot, 'runtime-harness', 'fixtures', 'ecom.jsonl.gz');
  const events = await step('read the recording', () => readShifted(recording, now));
  const run = await step('deploy the job', () => startFlinkRun({ id, folder: generated, addresses, partitions: 2 }));
  try {
    const closeAt = now + run.deployment.generated.manifest.longestDeadlineMs + program.source.latenessMs + 1;
    await step(`send ${events.length} events to Kafka`, () =>
      run.produce(events.map(({ userId, text }) => ({ key: userId, value: text }))),
    );
    await step('wait until event time has passed the last deadline', () => run.passTime(closeAt, 300_000));
    const flink = await step('read the transitions', () => run.transitions());
    const memberships = await step('read Redis', () => run.memberships());
    const replay = await step('replay the same events', async () =>
      runReference(
        program,
        events.map(({ text }) => text),
        closeAt,
      ),
    );
    return {
      events: events.length,
      flink,
      replay: replay.transitions,
      differences: diffTimelines(replay.transitions, flink),
      storeDifferences: diffMemberships(replay.memberships, memberships),
      memberships,
      topics: run.deployment.topics,
    };
  } finally {
    await run.close({ keep });
  }
}
