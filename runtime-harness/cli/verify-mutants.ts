import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Program } from '../../compiler/ir/program.ts';
import { print, watchOutput } from '../../flink-deploy/cli/standard-output.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { readLog } from '../event-log/read-log.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { Transition } from '../timeline/transition.ts';
import type { History } from '../verify/history.ts';
import { judgeFixtures, type Verdict } from '../verify/mutants/judge.ts';
import { replayAlone } from '../verify/mutants/replay-alone.ts';
import { namedSegments } from './choose-segments.ts';
import { type Fixture, findFixturePairs, findFixtures, neededFixtureFolder } from './fixture-pairs.ts';
import { asJson, inWords } from './mutants-text.ts';
import { readExpected } from './read-expected.ts';
import { explainReadFailure } from './read-failure.ts';
import { replayLog } from './replay-log.ts';
import { stopwatch } from './stopwatch.ts';
import { writeFixture } from './write-fixture.ts';

export interface MutantsOptions {
  readonly rules: string;
  /** How many are aimed at each rule, to find those that tell a change. */
  readonly histories: number;
  readonly seed: number;
  readonly json?: boolean;
  /** Folder of the recordings; when not given, the first of the usual ones that exists. */
  readonly fixtures?: string;
}

export interface MutantsDependencies {
  readonly loadProgram: (options: { readonly rules: string }) => Promise<Program>;
}

/** `segc verify --mutants`: whether the fixtures notice when a rule is changed a little. */
export async function runMutants(
  ids: readonly string[],
  options: MutantsOptions,
  { loadProgram }: MutantsDependencies,
): Promise<void> {
  const begin = performance.now();
  const { timings, step } = stopwatch();
  const workDir = process.cwd();
  const folder = await neededFixtureFolder(options.fixtures);
  await findFixturePairs(folder, folder);
  const fixtures = await findFixtures(folder, folder);
  const program = await step('read and check the rules', () => loadProgram(options));
  const segments = namedSegments(program, ids);
  await step('compare the recordings with what is expected of them', () =>
    checkExpectations(program, fixtures, folder),
  );
  const recordings = fixtures.map(({ log, expected }) => ({ file: log, hasExpectation: expected !== null }));
  const { seed, histories } = options;
  const verdict = await judgeFixtures({ program, segments, recordings, read, step, seed, histories });
  const files = await writeHistories(program, verdict, join(workDir, '.segc', 'verify', 'mutants'));
  const report = {
    verdict,
    fileOf: (history: History) => relative(workDir, files.get(history) ?? ''),
    program,
    seed,
    seconds: Math.round((performance.now() - begin) / 100) / 10,
  };
  watchOutput();
  await print(options.json ? `${JSON.stringify({ ...asJson(report), timings })}\n` : inWords(report));
  if (verdict.unnoticed.length > 0) process.exitCode = 1;
}

/** A change that makes another timeline is only noticed where the rule as it is makes the expected one. */
async function checkExpectations(program: Program, fixtures: readonly Fixture[], folder: string): Promise<void> {
  for (const { log, expected } of fixtures) {
    if (expected === null) continue;
    const actual: Transition[] = [];
    const onTransitions = async (some: readonly Transition[]) => {
      for (const transition of some) actual.push(transition);
    };
    await replayLog(program, log, { until: null, onTransitions });
    const [first] = diffTimelines(await readExpected(expected), actual);
    if (first === undefined) continue;
    throw new UserError(
      `the rules as they are do not give what is expected of ${log}: ${explainDifference(first)}`,
      `Correct the rule or the expectation first; \`segc replay ${folder} --expect ${folder}\` shows what differs.`,
    );
  }
}

async function* read(file: string): AsyncGenerator<readonly Uint8Array[]> {
  try {
    for await (const lines of readLog(file)) yield lines.map(({ bytes }) => bytes);
  } catch (error) {
    throw explainReadFailure(error, file);
  }
}

/** The histories that tell, each as a recording with its expectation. Those of an earlier run go. */
async function writeHistories(
  program: Program,
  { unnoticed }: Verdict,
  folder: string,
): Promise<ReadonlyMap<History, string>> {
  await rm(folder, { recursive: true, force: true });
  const histories = new Set(unnoticed.flatMap(({ history }) => history ?? []));
  if (histories.size > 0) await mkdir(folder, { recursive: true });
  const files = [...histories].map(async (history) => {
    const path = await writeFixture(join(folder, history.userId), history, replayAlone(program, history));
    return [history, path] as const;
  });
  return new Map(await Promise.all(files));
}
