import { flinkRest } from '../../../flink-deploy/clients/flink-rest.ts';
import { requestJson } from '../../../flink-deploy/clients/http.ts';
import { openSession } from '../../../flink-deploy/clients/sql-gateway.ts';
import type { Measurement } from '../ratio.ts';

/** No job of the bench runs for longer, in ms. */
const longestMs = 3_600_000;

export interface JobRun {
  /** REST URL of the JobManager. */
  readonly flink: string;
  readonly interruption: AbortSignal;
  /** How many events the job reads. */
  readonly events: number;
  /** Submits the job and gives its id. */
  start(): Promise<string>;
}

/**
 * Runs a job until it has finished by itself. Its seconds are those that Flink had it RUNNING; what came before, planning included, is `deploySeconds`.
 *
 * @throws when it fails; it is cancelled when the bench is interrupted
 */
export async function runJob({ flink, interruption, events, start }: JobRun): Promise<Measurement> {
  const rest = flinkRest(flink);
  const begun = Date.now();
  const id = await start();
  const cancel = () => void rest.cancel(id).catch(() => {});
  interruption.addEventListener('abort', cancel);
  try {
    interruption.throwIfAborted();
    await rest.waitFor(id, ['FINISHED'], longestMs);
    const { timestamps } = (await requestJson('Flink', `${flink}/jobs/${id}`)) as {
      readonly timestamps: { readonly RUNNING: number; readonly FINISHED: number };
    };
    return {
      seconds: (timestamps.FINISHED - timestamps.RUNNING) / 1000,
      events,
      deploySeconds: Math.max(0, timestamps.RUNNING - begun) / 1000,
    };
  } catch (error) {
    cancel();
    throw error;
  } finally {
    interruption.removeEventListener('abort', cancel);
  }
}

/**
 * Sends statements to the SQL Gateway, the last of which starts a job; gives its id.
 *
 * @param name of the job
 */
export async function startSql(
  gateway: string,
  name: string,
  statements: readonly string[],
  { parallelism, interruption }: { readonly parallelism: number; readonly interruption: AbortSignal },
): Promise<string> {
  const session = await openSession(gateway, {
    'pipeline.name': name,
    'parallelism.default': String(parallelism),
    'table.local-time-zone': 'UTC',
    'pipeline.object-reuse': 'true',
    'table.optimizer.reuse-optimize-block-with-digest-enabled': 'true',
    // No checkpoints: a job that ends by itself would wait for the last of them, which would blur its time. Zero is not allowed.
    'execution.checkpointing.interval': '10000 h',
    'execution.checkpointing.checkpoints-after-tasks-finish': 'false',
    'restart-strategy.type': 'none',
  });
  const close = () => void session.close();
  interruption.addEventListener('abort', close);
  try {
    let job: string | undefined;
    for (const statement of statements) job = (await session.execute(statement, { timeoutMs: longestMs })).jobId ?? job;
    if (job === undefined) throw new Error(`the statements of ${name} start no job`);
    return job;
  } finally {
    interruption.removeEventListener('abort', close);
    await session.close();
  }
}
