import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
    for (const { path, text } of await brokenFiles(sabotages)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
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
