import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './worker.ts';

/** A process that answers questions one after the other; a new one takes its place when it does not come back. */
export interface Worker {
  /** The answer, or how the worker was lost over it: it died, or took longer than `timeoutMs` and was stopped. */
  ask(question: Question, timeoutMs: number): Promise<Answer | 'died' | 'overdue'>;
  stop(): void;
}

const script = fileURLToPath(new URL('./worker.js', import.meta.url));
/** A compiler that has opened many projects holds on to memory. */
const questionsPerProcess = 40;

/** @param folder a folder of its own, emptied at each question */
export function startWorker(folder: string): Worker {
  let process: ChildProcess | null = null;
  let asked = 0;
  const stop = () => {
    process?.kill('SIGKILL');
    process = null;
  };
  return {
    stop,
    ask(question, timeoutMs) {
      if (asked >= questionsPerProcess) stop();
      if (process === null) asked = 0;
      asked += 1;
      process ??= fork(script, [folder], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const worker = process;
      return new Promise((resolve) => {
        const end = (found: Answer | 'died' | 'overdue') => {
          clearTimeout(timer);
          worker.removeAllListeners();
          if (typeof found === 'string') stop();
          resolve(found);
        };
        const timer = setTimeout(() => end('overdue'), timeoutMs);
        worker.on('message', (found) => end(found as Answer));
        worker.on('exit', () => end('died'));
        worker.send(question);
      });
    },
  };
}
