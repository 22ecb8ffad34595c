import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { runReference } from '../engines/reference.ts';
import type { VerifyReport } from '../verify/report.ts';
import type { Replay } from '../verify/trial.ts';
import { verify } from '../verify/verify.ts';
import type { GeneratedFile } from './broken.ts';
import { brokenFiles, programUnder, replayUnder } from './sabotage.ts';
import { brokenInterpreters, brokenLowerings, type Sabotage } from './sabotages.ts';
import { emptyAddresses } from './test-run.ts';

const database = 7;
/** Histories of more events than that are not easy to understand. */
const easy = 6;

/** How verify finds small mistakes in segc itself: one in the rule of each segment, and no other segment has one. */
describe('segc verify notices sabotage', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'segc-sabotage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function run(
    sabotages: readonly Sabotage[],
    files: readonly GeneratedFile[],
    replay: Replay,
  ): Promise<VerifyReport> {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return verify({
      program: programUnder(sabotages),
      folder,
      addresses: await emptyAddresses(database),
      replay,
      typescript: null,
      prepare: null,
      recordings: [],
      seed: 1,
      histories: 60,
      findingsPerSegment: 1,
      step: (_, work) => work(() => {}),
    });
  }

  function expectAllFound(sabotages: readonly Sabotage[], { findings }: VerifyReport): void {
    const found = new Map(findings.map(({ segment, history }) => [segment, history.messages.length]));
    const hard = sabotages.filter(({ id }) => (found.get(id) ?? 0) > easy);
    expect([...found.keys()].sort()).toEqual(sabotages.map(({ id }) => id).sort());
    expect(hard.map(({ id }) => `${id}: ${found.get(id)} events`)).toEqual([]);
  }

  it.each([0, 1, 2])('in the lowering, part %i', async (part) => {
    const sabotages = brokenLowerings.filter((_, index) => index % 3 === part);
    const program = programUnder(sabotages);
    const replay: Replay = (messages, closeAt) => runReference(program, messages, closeAt);
    expectAllFound(sabotages, await run(sabotages, await brokenFiles(sabotages), replay));
  });

  it.each([0, 1])('in the interpreter, part %i', async (part) => {
    const sabotages = brokenInterpreters.filter((_, index) => index % 2 === part);
    const files = buildProgram(programUnder(sabotages));
    expectAllFound(sabotages, await run(sabotages, files, await replayUnder(sabotages)));
  });
});
