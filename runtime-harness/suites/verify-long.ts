import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { writeProgram } from '../../compiler/cli/output.ts';
import { segmentMeaning } from '../../compiler/ir/json.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { emptyDatabases } from '../cli/empty-database.ts';
import { stopwatch } from '../cli/stopwatch.ts';
import { wholeNumber } from '../cli/whole-number.ts';
import { withStack } from '../cli/with-stack.ts';
import { clearDatabase } from '../engines/redis.ts';
import type { VerifyReport } from '../verify/report.ts';
import { explainFinding } from '../verify/reporting/explain-finding.ts';
import { replayOf, type TrialOptions } from '../verify/trial.ts';
import { verify } from '../verify/verify.ts';
import { timesOfConstructs } from './constructs-in.ts';
import { randomPrograms } from './random-programs.ts';

interface LongOptions {
  readonly seed: number;
  readonly rules: number;
  readonly histories: number;
  readonly timesEach: number;
  readonly rulesInProgram: number;
  readonly from: number;
  readonly to: number;
  readonly jobs: number;
  readonly json?: boolean;
}

/** What came of one program, one job on Flink. */
interface Outcome {
  readonly report: VerifyReport | null;
  /** Why there is no report. */
  readonly failure: string | null;
}

new Command('verify:long')
  .description('random rules over the whole language, on random histories, on real Flink and in the replay')
  .option('--seed <n>', 'same seed, same rules and histories', wholeNumber(0), 1)
  .option('--rules <n>', 'how many rules at least', wholeNumber(1), 200)
  .option('--times-each <n>', 'in how many rules each construct of the language occurs at least', wholeNumber(0), 20)
  .option('--rules-in-program <n>', 'how many rules in one job', wholeNumber(1), 5)
  .option('--histories <n>', 'how many histories are aimed at each rule', wholeNumber(1), 50)
  .option('--from <n>', 'begin with this program, counted from 1', wholeNumber(1), 1)
  .option('--to <n>', 'end with this program', wholeNumber(1), 1_000_000)
  .option('--jobs <n>', 'how many jobs run at a time', wholeNumber(1), 2)
  .option('--json', 'print one JSON object on stdout')
  .addHelpText(
    'after',
    '\nExamples:\n  npm run verify:long\n  npm run verify:long -- --seed 7 --rules 20 --times-each 0\n',
  )
  .action(run)
  .parseAsync();

async function run(options: LongOptions): Promise<void> {
  const begin = performance.now();
  const { step } = stopwatch();
  const programs = await step('choose random rules', async () => randomPrograms(options));
  const outcomes: Outcome[] = [];
  await withStack({ step }, async (stack) => {
    const databases = await emptyDatabases(stack.redis, 'verify:long', options.jobs);
    const queue = [...programs.entries()].slice(options.from - 1, options.to);
    // Planning keeps one core busy, so two jobs at a time keep two.
    const worker = async (redis: string) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, program] = next;
        const outcome = await judge(program, index, { ...stack, redis }, options);
        outcomes[index] = outcome;
        await clearDatabase(redis);
        process.stderr.write(`program ${index + 1} of ${programs.length}: ${inWords(outcome, program)}`);
      }
    };
    await Promise.all(databases.map(worker));
  });
  const summary = summarize(programs, outcomes, options, Math.round((performance.now() - begin) / 1000));
  process.stdout.write(options.json === true ? `${JSON.stringify(summary)}\n` : textOf(summary));
  if (summary.differences > 0 || summary.failed.length > 0 || summary.rarest.times < options.timesEach)
    process.exitCode = 1;
}

async function judge(
  program: Program,
  index: number,
  addresses: StackAddresses,
  options: LongOptions,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'segc-long-'));
  const prepare = async (of: Program): Promise<TrialOptions> => {
    await writeProgram(of, folder);
    return { folder, addresses, replay: replayOf(of), typescript: null };
  };
  try {
    const report = await verify({
      ...(await prepare(program)),
      program,
      recordings: [],
      seed: options.seed * 1_000 + index,
      histories: options.histories,
      findingsPerSegment: 1,
      prepare,
      step: (_, work) => work(() => {}),
    });
    return { report, failure: null };
  } catch (error) {
    return { report: null, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function inWords({ report, failure }: Outcome, program: Program): string {
  if (report === null) return `failed: ${failure}\n${JSON.stringify(program.segments.map(segmentMeaning))}\n`;
  const rules = report.findings.map((finding) => {
    const rule = program.segments.find(({ id }) => id === finding.segment);
    return explainFinding(finding, program, { ir: JSON.stringify(finding.simpler ?? rule, null, 1) });
  });
  return [
    ...rules,
    ...report.storeDifferences.slice(0, 5),
    `${report.rules} rules, ${report.comparisons} pairs, ${report.differences} differences, ${report.seconds} s\n`,
  ].join('\n');
}

function summarize(
  programs: readonly Program[],
  outcomes: readonly (Outcome | undefined)[],
  { seed }: LongOptions,
  seconds: number,
) {
  const rules = programs.flatMap(({ segments }) => segments);
  const reports = outcomes.flatMap((outcome) => outcome?.report ?? []);
  const sum = (of: (report: VerifyReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const times = [...timesOfConstructs(rules)].sort(([, a], [, b]) => a - b);
  const [name = '', rarest = 0] = times[0] ?? [];
  return {
    programs: programs.length,
    failed: outcomes.flatMap((outcome, index) =>
      outcome?.failure == null ? [] : [{ program: index + 1, failure: outcome.failure }],
    ),
    played: reports.length,
    distinctRules: new Set(rules.map((rule) => JSON.stringify({ ...segmentMeaning(rule), id: '' }))).size,
    entered: sum(({ segments }) => segments.filter(({ transitions }) => transitions > 0).length),
    constructs: times.length,
    rarest: { construct: name, times: rarest },
    transitions: sum(({ transitions }) => transitions),
    rules: rules.length,
    histories: sum(({ histories }) => histories),
    comparisons: sum(({ comparisons }) => comparisons),
    differences: sum(({ differences }) => differences),
    seconds,
    seed,
  };
}

function textOf(summary: ReturnType<typeof summarize>): string {
  const { programs, failed, distinctRules, rarest, rules, histories, comparisons, differences, seconds, seed } =
    summary;
  return `${rules} rules (${distinctRules} distinct) in ${programs} programs, ${failed.length} of which failed; ${histories} histories, ${comparisons} pairs, ${differences} differences; the rarest construct, ${rarest.construct}, in ${rarest.times} rules (seed ${seed}, ${seconds} s)\n`;
}
