import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { writeOutput } from '../../compiler/cli/output.ts';
import { membersOf } from '../../compiler/ir/combination.ts';
import type { FlinkRun } from '../engines/flink.ts';
import { diffMemberships } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import { programGroups } from './program-groups.ts';
import { expectedOf, foundOf, loadPrograms, messagesOf, programsEnd, readRules } from './programs.ts';
import { startTestRun } from './test-run.ts';

const all = await readRules();
const allPrograms = await loadPrograms();

const runs = (['readable', 'fused'] as const).flatMap((plan) =>
  Object.entries(programGroups).map(([group, { redisDatabase, ids }]) => ({ plan, group, redisDatabase, ids })),
);

/** Each group as one job by each plan: each program's user is judged by all rules of the group. */
describe.each(runs)('the programs on Flink: $group, $plan', ({ plan, group, redisDatabase, ids }) => {
  const programs = allPrograms.filter(({ id }) => ids.includes(id));
  const segments = all.segments.filter(({ id }) => ids.includes(id));
  const parts = segments.flatMap(({ enter }) => (enter.kind === 'combination' ? membersOf(enter.formula) : []));
  const rules = { ...all, segments: all.segments.filter((each) => segments.includes(each) || parts.includes(each.id)) };
  const folder = mkdtempSync(join(tmpdir(), 'segc-programs-'));
  // In the future, so that no membership has expired by Redis's clock.
  const start = Math.floor(Date.now() / 1000) * 1000 + 86_400_000;
  let run: FlinkRun;
  let replay: ReturnType<typeof runReference>;
  let actual: readonly Transition[];

  beforeAll(async () => {
    await writeOutput(folder, buildProgram(rules, { plan }));
    run = await startTestRun(`programs-${group}-${plan}`, redisDatabase, {
      partitions: 1,
      watermark: 'on-event',
      folder,
    });
    const messages = messagesOf(programs, start);
    const closeAt = start + programsEnd;
    replay = runReference(rules, messages, closeAt);
    await run.produce(messages.map((value) => ({ key: null, value })));
    await run.passTime(closeAt);
    actual = await run.transitions();
  }, 900_000);
  afterAll(async () => {
    await run?.close();
    rmSync(folder, { recursive: true });
  });

  it('has all its programs', () => {
    expect(programs.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it.each(programs.map((program) => ({ id: program.id, program })))('$id', ({ program }) => {
    const differences = diffTimelines(expectedOf(program, start), foundOf(program, actual));
    expect(differences.map(explainDifference)).toEqual([]);
  });

  it('judges every user by every rule as the replay does', () => {
    expect(diffTimelines(replay.transitions, actual).map(explainDifference).slice(0, 10)).toEqual([]);
  });

  it('leaves Redis as the replay ends', async () => {
    expect(diffMemberships(replay.memberships, await run.memberships())).toEqual([]);
  });
});
