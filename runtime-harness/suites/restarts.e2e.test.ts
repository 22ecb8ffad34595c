import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { writeProgram } from '../../compiler/cli/output.ts';
import { startService } from '../../flink-deploy/local/stack.ts';
import { planRounds } from '../verify/restarts/plan.ts';
import { verifyRestarts } from '../verify/restarts/verify-restarts.ts';
import { replayOf } from '../verify/trial.ts';
import {
  absence,
  compare,
  count,
  literal,
  metric,
  program,
  segment,
  sequence,
  session,
  when,
} from './small-program.ts';
import { emptyAddresses } from './test-run.ts';

const database = 8;
/**
 * Of this seed the first round is a savepoint, restored before a late event, and then a killed TaskManager, on one partition; the second a TaskManager killed after some
 * output, on three.
 */
const plan = { seed: 42, rounds: 2 };
/** On a busy machine; otherwise it takes a minute. */
const timeoutMs = 600_000;

/** What waits when the job is struck: clocks, chains, counts, sessions and memberships. */
const rules = program(
  segment(absence(when('a'), when('b'), 1_000), 5_000, when('b'), 'abandoned'),
  segment(sequence([when('a'), when('b')], 800), 3_000, when('c'), 'chain'),
  segment(count(when('a'), 3, 2_000), 4_000, null, 'often'),
  segment(session('closed', 1_500, compare(metric('a'), '>', literal(1))), 6_000, null, 'visit'),
);

describe('segc verify --restarts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-restarts-'));
  const workDir = inject('workDir');
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    // The tests that follow use the same stack.
    await startService({ workDir }, 'taskmanager');
  });

  it('strikes in both ways', () => {
    const rounds = planRounds({ ...plan, canKill: true });
    expect(rounds.map(({ strikes }) => strikes.map(({ kind }) => kind))).toEqual([['savepoint', 'kill'], ['kill']]);
    expect(rounds[0]?.strikes[0]?.beforeLate).toBe(true);
    expect(rounds[1]).toMatchObject({ partitions: 3, marks: true, strikes: [{ moment: 'after some output' }] });
  });

  it(
    'finds the timelines of a job that is never restarted',
    async () => {
      await writeProgram(rules, folder);
      const report = await verifyRestarts({
        ...plan,
        program: rules,
        folder,
        addresses: await emptyAddresses(database),
        workDir,
        histories: 40,
        findingsPerSegment: 1,
        replay: replayOf(rules),
        typescript: null,
        step: (_, work) => work(() => {}),
      });
      expect(report.findings).toEqual([]);
      expect(report.storeDifferences).toEqual([]);
      expect(report.restartDifferences).toEqual([]);
      expect(report.differences).toBe(0);
      expect(report.segments.filter(({ transitions }) => transitions === 0)).toEqual([]);
      expect(report.histories).toBe(plan.rounds * rules.segments.length * 40);
    },
    timeoutMs,
  );
});
