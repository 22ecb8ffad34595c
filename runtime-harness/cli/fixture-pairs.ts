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

/** A recording, and its expectation when it has one. */
export interface Fixture {
  readonly log: string;
  readonly expected: string | null;
}

/** Every `NAME.jsonl` or `NAME.jsonl.gz` in `logs`, by name, with its `NAME.expected.jsonl` in `expectations`. */
export async function findFixtures(logs: string, expectations: string): Promise<readonly Fixture[]> {
  const expected = new Set(await list(expectations));
  const fixtures: Fixture[] = [];
  for (const name of [...(await list(logs))].sort()) {
    const base = /^(.+)\.jsonl(\.gz)?$/.exec(name)?.[1];
    if (base === undefined || base.endsWith('.expected')) continue;
    const expectation = `${base}.expected.jsonl`;
    fixtures.push({
      log: join(logs, name),
      expected: expected.has(expectation) ? join(expectations, expectation) : null,
    });
  }
  return fixtures;
}

/** Those of `findFixtures` that have an expectation; at least one. */
export async function findFixturePairs(logs: string, expectations: string): Promise<readonly FixturePair[]> {
  const pairs = (await findFixtures(logs, expectations)).flatMap(({ log, expected }) =>
    expected === null ? [] : [{ log, expected }],
  );
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
