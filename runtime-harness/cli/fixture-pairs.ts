import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explainReadFailure } from './read-failure.ts';
import { ReplayError } from './replay-error.ts';

/** A recording and the timeline that it should give. */
export interface FixturePair {
  readonly log: string;
  readonly expected: string;
}

/** Whether a path is a directory; `-` and what does not exist are none. */
export async function isDirectory(path: string): Promise<boolean> {
  return (
    path !== '-' &&
    (await stat(path)
      .then((found) => found.isDirectory())
      .catch(() => false))
  );
}

/** Every `NAME.jsonl` or `NAME.jsonl.gz` in `logs` that has a `NAME.expected.jsonl` in `expectations`, by name. */
export async function findFixturePairs(logs: string, expectations: string): Promise<readonly FixturePair[]> {
  const expected = new Set(await list(expectations));
  const pairs: FixturePair[] = [];
  for (const name of [...(await list(logs))].sort()) {
    const base = /^(.+)\.jsonl(\.gz)?$/.exec(name)?.[1];
    if (base === undefined || base.endsWith('.expected') || !expected.has(`${base}.expected.jsonl`)) continue;
    pairs.push({ log: join(logs, name), expected: join(expectations, `${base}.expected.jsonl`) });
  }
  if (pairs.length > 0) return pairs;
  throw new ReplayError(
    `No recording in ${logs} has an expectation in ${expectations}.`,
    'Put NAME.expected.jsonl beside NAME.jsonl.',
  );
}

async function list(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch((error: unknown) => {
    throw explainReadFailure(error, directory);
  });
}
