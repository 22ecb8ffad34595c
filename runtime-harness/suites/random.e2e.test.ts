import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { writeOutput } from '../../compiler/cli/output.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { FlinkRun } from '../engines/flink.ts';
import { diffMemberships } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { randomHistory } from './random-history.ts';
import { startTestRun } from './test-run.ts';

const seed = 20_260_101;
const users = 1_500;

/** Rules with odd values and short times, and random histories that keep meeting their deadlines. */
describe('odd rules on random histories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segc-odd-'));
  let program: Program;
  let run: FlinkRun;
  let replay: ReturnType<typeof runReference>;

  beforeAll(async () => {
    const root = packageRoot();
    const vocabulary = join(root, 'rules', 'vocabulary', 'index.ts');
    const checked = await loadProgram({
      root,
      rules: join(root, 'runtime-harness', 'suites', 'odd-rules'),
      vocabulary,
    });
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    program = checked.program as Program;
    await writeOutput(folder, buildProgram(program));
    run = await startTestRun('random', 3, { partitions: 1, watermark: 'on-event', folder });
    const { longestDeadlineMs, latenessMs } = run.deployment.generated.manifest;
    // In the future, so that no membership has expired by Redis's clock; whole seconds, for the ties.
    const start = Math.floor(Date.now() / 1000) * 1000 + 86_400_000;
    const messages = randomHistory(seed, users, start, latenessMs);
    const last = Math.max(...messages.map((text) => (JSON.parse(text) as { ts: number }).ts));
    const closeAt = last + longestDeadlineMs + latenessMs + 1;
    replay = runReference(program, messages, closeAt);
    await run.produce(messages.map((value) => ({ key: null, value })));
    await run.passTime(closeAt);
  });
  afterAll(async () => {
    await run?.close();
    rmSync(folder, { recursive: true });
  });

  it('gives the timeline of the replay', async () => {
    const actual = await run.transitions();
    expect(diffTimelines(replay.transitions, actual).map(explainDifference).slice(0, 5)).toEqual([]);
    const triggered = new Set(actual.map(({ segment }) => segment));
    expect(program.segments.map(({ id }) => id).filter((id) => !triggered.has(id))).toEqual([]);
  });

  it('leaves Redis as the replay ends', async () => {
    expect(diffMemberships(replay.memberships, await run.memberships())).toEqual([]);
  });

  it('finds the same events late', async () => {
    expect(await run.records('late')).toHaveLength(replay.late);
    expect(replay.late).toBeGreaterThan(0);
  });
});
