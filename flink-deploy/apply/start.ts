import { flinkRest } from '../clients/flink-rest.ts';
import { GatewayError, openSession } from '../clients/sql-gateway.ts';
import type { Generated } from '../desired/generated.ts';
import { jobSettings } from '../desired/job-settings.ts';
import { type DeploySettings, fillPlaceholders } from '../desired/settings.ts';
import { UserError } from '../local/user-error.ts';
import { flinkJobName } from '../observed/jobs.ts';

/** Sends all of `generated/` to the SQL Gateway and waits until the job runs; returns its id. */
export async function startJob(
  gateway: string,
  flink: string,
  generated: Generated,
  settings: DeploySettings,
): Promise<string> {
  const session = await openSession(gateway, {
    ...jobSettings,
    ...settings.flinkSettings,
    'pipeline.name': flinkJobName(settings.name, generated.version),
    'parallelism.default': String(settings.parallelism),
    ...(settings.restoreFrom !== undefined && { 'execution.state-recovery.path': settings.restoreFrom }),
  });
  let jobId: string | undefined;
  try {
    for (const statement of generated.statements) {
      // Planning takes seconds a segment.
      const result = await session.execute(fillPlaceholders(statement, settings, generated.program), {
        timeoutMs: 900_000,
      });
      jobId = result.jobId ?? jobId;
    }
    if (jobId === undefined) throw new UserError('the generated SQL starts no job', 'Run `segc build`.');
    await flinkRest(flink).waitFor(jobId, ['RUNNING'], 120_000);
    return jobId;
  } catch (error) {
    // A job that does not come up would try again for ever.
    if (jobId !== undefined)
      await flinkRest(flink)
        .cancel(jobId)
        .catch(() => {});
    if (!(error instanceof GatewayError)) throw error;
    const place = error.statement === undefined ? '' : ` at ${error.statement.split('\n')[0]}`;
    throw new UserError(
      `Flink refused the job${place}: ${error.message}`,
      'This is likely a mistake in segc; `segc explain` shows the SQL.',
    );
  } finally {
    await session.close();
  }
}
