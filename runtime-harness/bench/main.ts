import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { drawLineChart } from './charts/line-chart.ts';
import type { Plan } from './flink/segc-sql.ts';
import type { Part } from './part.ts';
import { parts } from './parts/index.ts';
import { jsonOf, tablesOf } from './report.ts';
import { type BenchResult, joined, runBench } from './run-bench.ts';
import { Interrupted, withBench } from './with-bench.ts';

interface MainOptions {
  readonly only?: readonly Part[];
  readonly contestants?: string;
  readonly events: number;
  readonly checkEvents: number;
  readonly runs: number;
  readonly rules: readonly number[];
  readonly seed: number;
  readonly plan: Plan;
  readonly json: string;
  readonly charts: string;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= 1) return value;
  throw new InvalidArgumentError('a whole number of 1 or more is wanted.');
};

const chosenParts = (text: string): readonly Part[] =>
  text.split(',').map((name) => {
    const part = parts.find((each) => each.name === name.trim());
    if (part !== undefined) return part;
    throw new InvalidArgumentError(`there is no part ${name}; there are ${parts.map((each) => each.name).join(', ')}.`);
  });

const counts = (text: string): readonly number[] =>
  [...new Set(text.split(',').map((count) => wholeNumber(count.trim())))].sort((a, b) => a - b);

const list = parts.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n');

/** `npm run bench`: what rules cost, and what the same costs when it is written by hand. */
new Command('bench')
  .description('time segc and other ways to the same answer on the same events, after each has been checked')
  .option('--only <parts>', 'parts to measure, separated by commas; all when not given', chosenParts)
  .option('--contestants <texts>', 'only those whose names contain one of these, separated by commas')
  .option('--events <n>', 'how many events are timed', wholeNumber, 2_000_000)
  .option('--check-events <n>', 'on how many events every contestant is checked before', wholeNumber, 100_000)
  .option('--runs <n>', 'how many times each contestant is timed', wholeNumber, 3)
  .option('--rules <counts>', 'numbers of rules, separated by commas', counts, [1, 10, 100, 1_000])
  .option('--seed <n>', 'same seed, same events', wholeNumber, 1)
  .addOption(
    new Option('--plan <plan>', 'how segc puts rules into operators')
      .choices(['auto', 'readable', 'fused'])
      .default('auto'),
  )
  .option('--json <file>', 'where the figures go', join('.segc', 'bench', 'bench.json'))
  .option('--charts <folder>', 'where the pictures go', join('.segc', 'bench', 'charts'))
  .addHelpText(
    'after',
    `
Parts:
${list}

Uses the stack of this folder, or starts one and stops it again. Events are made once and kept in .segc/bench.
Exit code: 0, or 1 when a contestant failed or was wrong.

Examples:
  npm run bench
  npm run bench -- --only absence,peers --rules 1,10,100 --runs 5
  npm run bench -- --only peers --contestants "process function,SQL match"
  npm run bench -- --events 20000 --check-events 20000 --runs 1 --only absence --rules 1,10
`,
  )
  .action(bench)
  .parseAsync()
  .catch((error: unknown) => {
    const next = error instanceof UserError && error.nextStep !== undefined ? `\n${error.nextStep}` : '';
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}${next}\n`);
    // What was interrupted may still be at work.
    process.exit(error instanceof Interrupted ? 130 : 1);
  });

async function bench(options: MainOptions): Promise<void> {
  const { events, runs, seed, plan } = options;
  const checkEvents = Math.min(options.checkEvents, events);
  const texts = options.contestants?.split(',').map((text) => text.trim());
  const isWanted = (contestant: string) => texts?.some((text) => contestant.includes(text)) ?? true;
  const begun = Date.now();
  const tell = (text: string) => process.stderr.write(`${Math.round((Date.now() - begun) / 1000)} s: ${text}\n`);
  const common = { events, checkEvents, seed, plan, ruleCounts: options.rules, tell };
  const results: BenchResult[] = [];
  for (const shortPauses of [false, true]) {
    const chosen = (options.only ?? parts).filter((part) => (part.shortPauses ?? false) === shortPauses);
    if (chosen.length === 0) continue;
    results.push(await withBench({ ...common, shortPauses }, (each) => runBench(each, chosen, { runs, isWanted })));
  }
  const result = joined(results);
  write(options.json, jsonOf(result, { events, checkEvents, runs, seed, plan }));
  for (const { file, svg } of result.pictures) write(join(options.charts, file), svg);
  for (const chart of result.charts) write(join(options.charts, chart.file), drawLineChart(chart));
  process.stdout.write(`${tablesOf(result)}figures in ${options.json}, pictures in ${options.charts}\n`);
  for (const failure of result.failures) process.stderr.write(`error: ${failure}\n`);
  if (result.failures.length > 0) process.exitCode = 1;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
