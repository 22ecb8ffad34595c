import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { writeOutput } from '../../compiler/cli/output.ts';
import { diffMemberships } from '../demo/demo.ts';
import type { FlinkRun } from '../engines/flink.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import { expectedOf, foundOf, loadPrograms, messagesOf, programsEnd, readRules } from './programs.ts';
import { startTestRun } from './test-run.ts';

/** One for each construct: planning a job takes Flink seconds a segment, so that all of them would take too long here. */
const chosen = new Set([
  'occurs-where',
  'count-exactly-t',
  'sequence-relaxed',
  'sequence-where',
  'first-time-occurs',
  'absence-after-sequence',
  'not-seen-of',
  'per-absence',
  'exit-by-absence',
]);
const programs = (await loadPrograms()).filter(({ id }) => chosen.has(id));

/** The programs as one job: each program's user is judged by all rules. */
describe('the programs on Flink', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-programs-'));
  // In the future, so that no membership has expired by Redis's clock.
  const start = Math.floor(Date.now() / 1000) * 1000 + 86_400_000;
  let run: FlinkRun;
  let replay: ReturnType<typeof runReference>;
  let actual: readonly Transition[];

  beforeAll(async () => {
    const all = await readRules();
    const rules = { ...all, segments: all.segments.filter(({ id }) => chosen.has(id)) };
    await writeOutput(folder, buildProgram(rules));
    run = await startTestRun('programs', 4, { partitions: 1, watermark: 'on-event', folder });
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
