import { readLog } from '../event-log/read-log.ts';
import type { Recording } from '../verify/recordings.ts';
import { findFixtures } from './fixture-pairs.ts';
import { readExpected } from './read-expected.ts';
import { explainReadFailure } from './read-failure.ts';

/** Reads the recordings of a folder, with what is expected of them. */
export async function readRecordings(folder: string): Promise<readonly Recording[]> {
  const recordings: Recording[] = [];
  for (const { log, expected } of await findFixtures(folder, folder)) {
    recordings.push({
      file: log,
      lines: await linesOf(log),
      expected: expected === null ? null : await readExpected(expected),
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
