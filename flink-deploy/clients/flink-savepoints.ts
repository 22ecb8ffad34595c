import { setTimeout as sleep } from 'node:timers/promises';
import { requestJson } from './http.ts';

/**
 * How large the newest savepoint of a job is: all state in it, bytes. Flink's statistics are a few seconds old, so it is waited until they know
 * of it.
 * @param flink REST URL of the JobManager
 * @param path of the savepoint that is meant, as Flink names it
 * @throws UserError when Flink is not reachable, HttpError on an error answer, Error when the newest is another one
 */
export async function savepointBytes(flink: string, jobId: string, path: string, timeoutMs = 30_000): Promise<number> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(250)) {
    const { latest } = (await requestJson('Flink', `${flink}/jobs/${jobId}/checkpoints`)) as RawCheckpoints;
    if (latest?.savepoint?.external_path === path) return latest.savepoint.state_size;
  }
  throw new Error(`Flink does not know the size of the savepoint ${path} after ${timeoutMs / 1000} s`);
}

/**
 * Deletes the files of a savepoint, and waits until they are gone.
 * @param flink REST URL of the JobManager
 * @throws UserError when Flink is not reachable, HttpError on an error answer
 */
export async function disposeSavepoint(flink: string, path: string, timeoutMs = 120_000): Promise<void> {
  const url = `${flink}/savepoint-disposal`;
  const asked = await requestJson('Flink', url, { method: 'POST', body: { 'savepoint-path': path } });
  const request = (asked as { readonly 'request-id': string })['request-id'];
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(50)) {
    const { status } = (await requestJson('Flink', `${url}/${request}`)) as {
      readonly status: { readonly id: string };
    };
    if (status.id === 'COMPLETED') return;
  }
}

interface RawCheckpoints {
  readonly latest?: {
    readonly savepoint?: { readonly external_path?: string; readonly state_size: number } | null;
  };
}
