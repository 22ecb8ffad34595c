import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { readLog } from '../event-log/read-log.ts';
import type { Recording } from '../verify/recordings.ts';
import { isDirectory } from './fixture-pairs.ts';
import { readExpected } from './read-expected.ts';
import { explainReadFailure } from './read-failure.ts';

/** Where recordings are looked for when no folder is named. */
export const usualFolders = ['fixtures', 'runtime-harness/fixtures'] as const;

/**
 * Reads every `NAME.jsonl` and `NAME.jsonl.gz` of a folder, with its `NAME.expected.jsonl` if there is one.
 *
 * @param folder null for the first of `usualFolders` that exists, and no recordings when none does
 */
export async function readRecordings(folder: string | null): Promise<readonly Recording[]> {
  const found = folder ?? usualFolders.find((usual) => existsSync(usual));
  if (found === undefined) return [];
  if (!(await isDirectory(found)))
    throw new UserError(`there is no folder ${found}`, 'Name the folder of your recorded events: --fixtures <folder>.');
  const names = (await readdir(found)).sort();
  const recordings: Recording[] = [];
  for (const name of names) {
    const base = /^(.+)\.jsonl(\.gz)?$/.exec(name)?.[1];
    if (base === undefined || base.endsWith('.expected')) continue;
    const file = join(found, name);
    const expected = `${base}.expected.jsonl`;
    recordings.push({
      file,
      lines: await linesOf(file),
      expected: names.includes(expected) ? await readExpected(join(found, expected)) : null,
    });
  }
  return recordings;
}

async function linesOf(file: string): Promise<readonly string[]> {
  const read: string[] = [];
  try {
    for await (const lines of readLog(file)) for (const { bytes } of lines) read.push(bytes.toString('utf8'));
  } catch (error) {
    throw explainReadFailure(error, file);
  }
  return read;
}
