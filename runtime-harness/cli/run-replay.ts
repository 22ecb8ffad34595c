import type { Program } from '../../compiler/ir/program.ts';
import { print, watchOutput } from '../../flink-deploy/cli/standard-output.ts';
import type { Transition } from '../timeline/transition.ts';
import { createTransitionLines } from '../timeline/transition-lines.ts';
import { judge } from './expect.ts';
import { findFixturePairs, isDirectory } from './fixture-pairs.ts';
import { startProgress } from './progress.ts';
import { readExpected } from './read-expected.ts';
import type { ReplayCommandOptions, ReplayDependencies } from './replay.ts';
import { ReplayError } from './replay-error.ts';
import { type ReplayResult, replayLog } from './replay-log.ts';
import { describeStats, startStats } from './replay-stats.ts';
import { count, describeInput } from './report-input.ts';
import { startSummary } from './summary.ts';
import { formatForReader } from './timeline-text.ts';

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
  const wanted = chosenSegments(program, options.segment);
  const isWanted = ({ segment }: Transition) => wanted.has(segment);
  const isAll = wanted.size === program.segments.length;
  const isForReader = expected === undefined && options.json !== true;
  const summary = startSummary([...wanted]);
  const actual: Transition[] = [];
  const linesOf =
    options.json === true
      ? createTransitionLines()
      : (some: readonly Transition[]) => some.map(formatForReader).join('');
  const isPrinted = options.json === true || expected === undefined;

  let told = 0;
  const stats = startStats();
  const progress = startProgress();
  const result = await replayLog(program, log, {
    until: options.until ?? null,
    onProgress: progress.lines,
    async onTransitions(transitions) {
      const chosen = isAll ? transitions : transitions.filter(isWanted);
      told += chosen.length;
      if (isForReader) for (const transition of chosen) summary.add(transition);
      if (expected !== undefined) for (const transition of chosen) actual.push(transition);
      if (isPrinted && chosen.length > 0) await print(linesOf(chosen));
    },
  }).finally(progress.end);

  const speed = options.stats === true ? describeStats(stats({ events: result.events, transitions: told })) : '';
  const notes = `${describeInput(result)}${speed}`;
  if (expected === undefined) {
    process.stderr.write(notes);
    if (isForReader) await print(`\n${summary.toText(result.memberships())}${total(result)}`);
    return true;
  }
  const { isEqual, text } = judge(expected.filter(isWanted), actual);
  if (options.json === true) process.stderr.write(text);
  else await print(text);
  process.stderr.write(notes);
  return isEqual;
}

function chosenSegments(program: Program, chosen: readonly string[] | undefined): ReadonlySet<string> {
  const known = program.segments.map(({ id }) => id);
  const unknown = chosen?.find((id) => !known.includes(id));
  if (unknown === undefined) return new Set(known.filter((id) => chosen === undefined || chosen.includes(id)));
  throw usage(`There is no segment ${JSON.stringify(unknown)}.`, `The segments are ${known.join(', ')}.`);
}

function total({ events, late, dead }: ReplayResult): string {
  return `${count(events, 'event')}, ${late} late, ${count(dead, 'dead letter')}\n`;
}

const usage = (message: string, nextStep: string) => new ReplayError(message, nextStep, 2);
