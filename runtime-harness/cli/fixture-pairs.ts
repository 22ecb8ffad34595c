import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../flink-deploy/local/user-error.ts';
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

/** Where recordings are looked for when no folder is named. */
const usualFolders = ['fixtures', join('runtime-harness', 'fixtures')];

/**
 * The folder of the recordings: the one that the user names, or the first of the usual ones that exists; null when none does.
 *
 * @throws UserError when the named one does not exist
 */
export async function fixtureFolder(given: string | undefined): Promise<string | null> {
  for (const folder of given === undefined ? usualFolders : [given]) if (await isDirectory(folder)) return folder;
  if (given === undefined) return null;
  throw new UserError(`there is no folder ${given}`, nameFolder);
}

/** As `fixtureFolder`, for a command that does nothing without recordings. */
export async function neededFixtureFolder(given: string | undefined): Promise<string> {
  const folder = await fixtureFolder(given);
  if (folder === null) throw new UserError(`there is no folder ${usualFolders.join(' or ')}`, nameFolder);
  return folder;
}

const nameFolder =
  'Name the folder of your recordings with --fixtures <folder>; what NAME.jsonl should give is in NAME.expected.jsonl beside it.';

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
