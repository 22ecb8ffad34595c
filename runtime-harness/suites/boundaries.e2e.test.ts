import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FlinkRun } from '../engines/flink.ts';
import { runReference } from '../engines/reference.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { parseTransition } from '../timeline/parse-transition.ts';
import type { Transition } from '../timeline/transition.ts';
import { generatedProgram, startTestRun } from './test-run.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const messages = fixture('boundaries.jsonl');
const expected = fixture('boundaries.expected.jsonl').map((line) => parseTransition(line) as Transition);
const closeAt = (JSON.parse(messages.at(-1) ?? '{}') as { ts: number }).ts;

describe('the boundary fixture on Flink', () => {
  let run: FlinkRun;
  let actual: readonly Transition[];

  beforeAll(async () => {
    run = await startTestRun('boundaries', 1, { partitions: 1, watermark: 'on-event' });
    await run.produce(messages.map((value) => ({ key: null, value })));
    await run.passTime(closeAt);
    actual = await run.transitions();
  });
  afterAll(() => run?.close());

  it('gives the transitions written by hand', () => {
    expect(diffTimelines(expected, actual).map(explainDifference)).toEqual([]);
    expect(actual.length).toBeGreaterThan(20);
  });

  it('writes what is late and what is dead as the replay has it', async () => {
    const replay = runReference(await generatedProgram(), messages, closeAt);
    const dead = await run.records('dead');
    expect(dead.map(({ cause }) => cause)).toEqual(replay.dead);
    expect(
      dead.every(
        ({ offset, partition, topic }) => typeof offset === 'number' && partition === 0 && typeof topic === 'string',
      ),
    ).toBe(true);
    expect(await run.records('late')).toHaveLength(replay.late);
    expect(replay.late).toBeGreaterThan(0);
  });
});
