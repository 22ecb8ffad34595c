import { startProgress } from '../../flink-deploy/cli/progress.ts';

/** How long a step took. */
export interface Timing {
  readonly step: string;
  readonly seconds: number;
}

/** Runs steps one after another, tells each on stderr and keeps how long it took. */
export function stopwatch() {
  const timings: Timing[] = [];
  const step = async <T>(name: string, work: (tell: (text: string) => void) => Promise<T>): Promise<T> => {
    const progress = startProgress(name);
    const begin = performance.now();
    try {
      return await work(progress.step);
    } finally {
      progress.end();
      timings.push({ step: name, seconds: Math.round((performance.now() - begin) / 100) / 10 });
    }
  };
  return { timings, step };
}
