import { setTimeout as sleep } from 'node:timers/promises';
import { startService, stopService } from '../../../flink-deploy/local/stack.ts';
import type { FlinkRun } from '../../engines/flink.ts';

/** In ms. Flink notices a lost TaskManager after seconds, waits up to ten before it tries again, and restores. */
const recoveryTimeoutMs = 180_000;

/**
 * Ends the TaskManager of a local stack as a crash does, starts it again and waits until the job runs again.
 *
 * @param workDir the stack's
 */
export async function killTaskManager({ flink, jobId }: FlinkRun, workDir: string): Promise<void> {
  const killedAt = Date.now();
  await stopService({ workDir, kill: true }, 'taskmanager');
  await startService({ workDir }, 'taskmanager');
  const deadline = Date.now() + recoveryTimeoutMs;
  // Until the JobManager has noticed, the job looks as if nothing had happened.
  while (!(await flink.failures(jobId)).some(({ at }) => at >= killedAt)) {
    if (Date.now() > deadline) throw new Error('the JobManager does not notice that its TaskManager is gone');
    await sleep(200);
  }
  await flink.waitFor(jobId, ['RUNNING'], recoveryTimeoutMs);
}
