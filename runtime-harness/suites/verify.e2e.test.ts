import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeOutput, writeProgram } from '../../compiler/cli/output.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { readRecordings } from '../cli/read-recordings.ts';
import { replayOf } from '../verify/trial.ts';
import { verify } from '../verify/verify.ts';
import { brokenBuild } from './broken.ts';
import { randomPrograms } from './random-programs.ts';
import { brokenLowerings } from './sabotages.ts';
import { compare, count, field, literal, program, segment, when } from './small-program.ts';
import { emptyAddresses } from './test-run.ts';

const database = 7;
const root = packageRoot();
const options = {
  seed: 20_261_125,
  histories: 150,
  recordings: [],
  findingsPerSegment: 1,
  typescript: null,
  prepare: null,
  step: <T>(_: string, work: (tell: (text: string) => void) => Promise<T>) => work(() => {}),
};

describe('segc verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds no difference in the rules of the project, of which every one is entered', async () => {
    const vocabulary = join(root, 'rules', 'vocabulary', 'index.ts');
    const checked = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
    const rules = checked.program as Program;
    await writeProgram(rules, folder);
    const recordings = await readRecordings(join(root, 'runtime-harness', 'fixtures'));
    const report = await verify({
      ...options,
      program: rules,
      folder,
      addresses: await emptyAddresses(database),
      recordings,
      replay: replayOf(rules),
      typescript: replayOf(rules, checked.functions),
    });
    expect(report.findings).toEqual([]);
    expect(report.storeDifferences).toEqual([]);
    expect(report.differences).toBe(0);
    expect(report.segments.filter(({ transitions }) => transitions === 0)).toEqual([]);
    expect(report.segments.map(({ histories }) => histories)).toEqual(rules.segments.map(() => options.histories));
    expect(report.recordings.filter(({ expected }) => expected !== null).length).toBeGreaterThan(1);
  });

  it.each(randomPrograms({ seed: 11, rules: 5, timesEach: 0, rulesInProgram: 5 }))(
    'finds no difference in random rules, %$',
    async (random) => {
      await writeProgram(random, folder);
      const addresses = await emptyAddresses(database);
      const report = await verify({ ...options, program: random, folder, addresses, replay: replayOf(random) });
      expect(report.findings).toEqual([]);
      expect(report.storeDifferences).toEqual([]);
      expect(report.transitions).toBeGreaterThan(0);
    },
  );

  // It takes a job for each step; `npm run verify:sabotage` does it.
  it.runIf(process.env.SEGC_ALL_SABOTAGES === '1')('makes the rule simpler that shows a mistake', async () => {
    const mistake = brokenLowerings.find(({ id }) => id === 'l-count-window');
    if (mistake === undefined) throw new Error('there is no such sabotage');
    const many = count(when('a', compare(field('x'), '!==', literal(1))), 2, 100);
    const rules = program(segment(many, 1_000, when('c'), 'often'));
    const addresses = await emptyAddresses(database);
    const prepare = async (of: Program) => {
      const own = mkdtempSync(join(folder, 'own-'));
      await writeOutput(own, await brokenBuild(mistake, of));
      return { folder: own, addresses, replay: replayOf(of), typescript: null };
    };
    const { findings } = await verify({ ...options, ...(await prepare(rules)), program: rules, prepare });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.history.messages.length).toBeLessThanOrEqual(6);
    expect(findings[0]?.simpler).toMatchObject({
      enter: { kind: 'count', of: { kind: 'occurs', where: null }, atLeast: 2, withinMs: 100 },
      exit: null,
    });
  });
});
