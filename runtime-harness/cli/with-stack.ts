import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type StackAddresses, startStack, stopStack } from '../../flink-deploy/local/stack.ts';
import type { stopwatch } from './stopwatch.ts';

export interface StackUse {
  readonly step: ReturnType<typeof stopwatch>['step'];
  /** Leaves a stack that was started for this running. */
  readonly keep?: boolean;
  /** Heap of the TaskManager for user code and state, in MiB, where one is started. */
  readonly taskHeapMb?: number;
  /** Whether that collects its garbage in short pauses. */
  readonly shortPauses?: boolean;
  /** Done at the end in any case, also when the user interrupts. */
  readonly cleanUp?: () => Promise<void>;
}

/** Does something with the running stack, or with a local one that is started for it and stopped again. */
export async function withStack(
  { step, keep = false, taskHeapMb, shortPauses = false, cleanUp }: StackUse,
  work: (stack: StackAddresses) => Promise<void>,
): Promise<void> {
  const workDir = process.cwd();
  const stack = await step('start Kafka, Flink and Redis', (onProgress) =>
    startStack({
      packageRoot: packageRoot(),
      workDir,
      ...(taskHeapMb !== undefined && { taskHeapMb }),
      shortPauses,
      onProgress,
    }),
  );
  const stop = async () => {
    await cleanUp?.();
    if (!stack.reused && !keep) await stopStack({ workDir });
  };
  const interrupted = () => void stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await work(stack);
  } finally {
    await stop();
  }
}
