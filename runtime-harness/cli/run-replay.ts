import type { Program } from '../../compiler/ir/program.ts';
import { print, watchOutput } from '../../flink-deploy/cli/standard-output.ts';
import type { Transition } from '../timeline/transition.ts';
import { judge } from './expect.ts';
import { findFixturePairs, isDirectory } from './fixture-pairs.ts';
import { playRecording } from './play-recording.ts';
import { startProgress } from './progress.ts';
import { readExpected } from './read-expected.ts';
import type { ReadCounts } from './read-for-playing.ts';
import type { ReplayCommandOptions, ReplayDependencies } from './replay.ts';
import { ReplayError } from './replay-error.ts';
import { describeStats, startStats } from './replay-stats.ts';
import { count, describeInput } from './report-input.ts';
import { summaryText } from './summary.ts';
import { formForReader } from './timeline-text.ts';
import { countWorkers } from './worker-count.ts';

/** Runs the command; false when something is not as expected. */
export async function runReplay(
  file: string | undefined,
  options: ReplayCommandOptions,
  { loadProgram }: ReplayDependencies,
): Promise<boolean> {
  const { expect } = options;
  const hasExpectations = expect !== undefined && (await isDirectory(expect));
  const log = file ?? (hasExpectations ? expect : undefined);
  if (log === undefined) throw usage('The file of events is missing.', 'Name a file, or "-" for standard input.');
  const isFolder = await isDirectory(log);
  if (isFolder && !hasExpectations) {
    throw usage(
      `${log} is a directory.`,
      `Add --expect ${log} to replay each recording in it that has an expectation.`,
    );
  }
  if (hasExpectations && !isFolder)
    throw usage(`${expect} is a directory.`, 'Give --expect a file, as for the events.');

  // Read first: compiling takes seconds, and a wrong path should not.
  const pairs = isFolder && expect !== undefined ? await findFixturePairs(log, expect) : [{ log, expected: expect }];
  const expectations = new Map<string, readonly Transition[]>();
  for (const { log, expected } of pairs)
    if (expected !== undefined) expectations.set(log, await readExpected(expected));

  const program = await loadProgram(options);
  watchOutput();
  let isEqual = true;
  for (const { log } of pairs) {
    if (isFolder && options.json !== true) await print(`${log}: `);
    isEqual = (await replayOne(program, log, expectations.get(log), options)) && isEqual;
  }
  return isEqual;
}

/** Replays one recording, prints its timeline or the verdict on it. */
async function replayOne(
  program: Program,
  log: string,
  expected: readonly Transition[] | undefined,
  options: ReplayCommandOptions,
): Promise<boolean> {
  const segments = chosenSegments(program, options.segment);
  const isForReader = expected === undefined && options.json !== true;
  const isPrinted = options.json === true || expected === undefined;
  const workers = await countWorkers(log, options.workers ?? 'auto');
  const actual: Transition[] = [];
  let told = 0;

  const stats = startStats();
  const progress = startProgress();
  const played = await playRecording(program, log, {
    workers,
    until: options.until ?? null,
    telling: { segments, form: isForReader ? formForReader() : 'json' },
    onProgress: progress.lines,
    async onTold({ count, lines, transitions }) {
      told += count;
      if (expected !== undefined) for (const transition of transitions()) actual.push(transition);
      if (isPrinted) await print(lines());
    },
  }).finally(progress.end);

  const done = { events: played.events, transitions: told, workers };
  const notes = `${describeInput(played)}${options.stats === true ? describeStats(stats(done)) : ''}`;
  if (expected === undefined) {
    process.stderr.write(notes);
    if (isForReader) await print(`\n${summaryText(played.tallies)}${total(played)}`);
    return true;
  }
  const { isEqual, text } = judge(
    expected.filter(({ segment }) => segments.includes(segment)),
    actual,
  );
  if (options.json === true) process.stderr.write(text);
  else await print(text);
  process.stderr.write(notes);
  return isEqual;
}

function chosenSegments(program: Program, chosen: readonly string[] | undefined): readonly string[] {
  const known = program.segments.map(({ id }) => id);
  const unknown = chosen?.find((id) => !known.includes(id));
  if (unknown === undefined) return known.filter((id) => chosen === undefined || chosen.includes(id));
  throw usage(`There is no segment ${JSON.stringify(unknown)}.`, `The segments are ${known.join(', ')}.`);
}

function total({ events, late, dead }: ReadCounts): string {
  return `${count(events, 'event')}, ${late} late, ${count(dead, 'dead letter')}\n`;
}

const usage = (message: string, nextStep: string) => new ReplayError(message, nextStep, 2);
