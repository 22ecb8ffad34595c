import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOutput } from '../../compiler/cli/output.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { verify } from '../verify/verify.ts';
import { brokenFiles, programUnder, replayUnder } from './sabotage.ts';
import type { Sabotage } from './sabotages.ts';

/** How many events the history has that verify shows for each sabotage that it has noticed. */
export type Noticed = ReadonlyMap<string, number>;

/**
 * What verify finds in a program of which each rule has a mistake of its own, either in its SQL or in its replay.
 */
export async function verifySabotages(sabotages: readonly Sabotage[], addresses: StackAddresses): Promise<Noticed> {
  const folder = mkdtempSync(join(tmpdir(), 'segc-sabotage-'));
  try {
    await writeOutput(folder, await brokenFiles(sabotages));
    const { findings } = await verify({
      program: programUnder(sabotages),
      folder,
      addresses,
      replay: await replayUnder(sabotages),
      typescript: null,
      recordings: [],
      seed: 1,
      histories: 150,
      findingsPerSegment: 1,
      prepare: null,
      step: (_, work) => work(() => {}),
    });
    return new Map(findings.map(({ segment, history }) => [segment, history.messages.length]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
