import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';

/** How many threads replay a recording: one reads, the others play, and one alone does both. `auto`: as many as make it faster. */
export type Workers = number | 'auto';

/** More threads than anybody has use for would only take the machine's memory. */
const most = 64;
/** Three play about as fast as one can read for them. */
const mostByItself = 4;
/** Threads take time to start and to become fast: a smaller file, in bytes, is played sooner by one. */
const leastSize = 100_000_000;

/** Reads the value of `--workers`. */
export function parseWorkers(text: string): Workers {
  if (text === 'auto') return text;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}, or "auto".`);
}

/** How many threads replay the log in `file`; with `auto` several only where it is known to be large and there are processors for them. */
export async function countWorkers(file: string, workers: Workers): Promise<number> {
  if (workers !== 'auto') return workers;
  const count = Math.min(availableParallelism(), mostByItself);
  // Whoever reads the file says what is wrong with it.
  const size = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  return size >= leastSize ? count : 1;
}
