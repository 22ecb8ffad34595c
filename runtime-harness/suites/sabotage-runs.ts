import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildProgram } from '../../compiler/build.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { runReference } from '../engines/reference.ts';
import type { Replay } from '../verify/trial.ts';
import { verify } from '../verify/verify.ts';
import type { GeneratedFile } from './broken.ts';
import { brokenFiles, programUnder, replayUnder } from './sabotage.ts';
import type { Sabotage } from './sabotages.ts';

/** How many events the history has that verify shows for each sabotage that it has noticed. */
export type Noticed = ReadonlyMap<string, number>;

/** What verify finds when the SQL of each rule comes from a lowering with a mistake of its own, and the replay has none. */
export async function verifyBrokenLowerings(
  sabotages: readonly Sabotage[],
  addresses: StackAddresses,
): Promise<Noticed> {
  const program = programUnder(sabotages);
  const replay: Replay = (messages, closeAt) => runReference(program, messages, closeAt);
  return noticed(sabotages, await brokenFiles(sabotages), replay, addresses);
}

/** What verify finds when the replay of each rule has a mistake of its own, and the SQL has none. */
export async function verifyBrokenInterpreters(
  sabotages: readonly Sabotage[],
  addresses: StackAddresses,
): Promise<Noticed> {
  return noticed(sabotages, buildProgram(programUnder(sabotages)), await replayUnder(sabotages), addresses);
}

async function noticed(
  sabotages: readonly Sabotage[],
  files: readonly GeneratedFile[],
  replay: Replay,
  addresses: StackAddresses,
): Promise<Noticed> {
  const folder = mkdtempSync(join(tmpdir(), 'segc-sabotage-'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { findings } = await verify({
      program: programUnder(sabotages),
      folder,
      addresses,
      replay,
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
