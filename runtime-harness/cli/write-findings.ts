import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../verify/report.ts';
import { writeFixture } from './write-fixture.ts';

/** Where the histories of the last run lie, relative to the working directory. */
const findingsFolder = join('.segc', 'verify');

/**
 * Writes the history of each finding as a fixture: `NAME.jsonl`, and `NAME.expected.jsonl` with what the witness says that is taken as right. One that is a
 * recording already, and has an expectation, stays where it is. Those of an earlier run go.
 *
 * @returns the paths of the histories, relative to `root`
 */
export async function writeFindings(findings: readonly Finding[], root: string): Promise<readonly string[]> {
  const folder = join(root, findingsFolder);
  // The folder of `--mutants` in it stays: those histories are still to be looked at.
  const earlier = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
  await Promise.all(earlier.map((name) => rm(join(folder, name))));
  if (findings.length > 0) await mkdir(folder, { recursive: true });
  const known = new Map<string, number>();
  return Promise.all(
    findings.map(async ({ segment, history, between, testimony }) => {
      if (between[0] === 'expected' && history.recording !== null) return history.recording;
      const number = (known.get(segment) ?? 0) + 1;
      known.set(segment, number);
      const base = join(findingsFolder, `${segment}-${number}`);
      await writeFixture(join(root, base), history, testimony[between[0]] ?? []);
      return `${base}.jsonl`;
    }),
  );
}
