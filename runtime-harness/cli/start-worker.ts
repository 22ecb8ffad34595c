import { Worker } from 'node:worker_threads';
import type { ShareTask } from './share-thread.ts';

/** Starts `share-worker.ts`, as it has been compiled. Alone in its file, so that tests can start it as it is written. */
export function startWorker(task: ShareTask): Worker {
  return new Worker(new URL('./share-worker.js', import.meta.url), { workerData: task });
}
