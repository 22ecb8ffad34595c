import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { segmentMeaning } from '../../compiler/ir/json.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { PlanName } from '../../compiler/plan/plan-name.ts';
import type { Finding } from '../verify/report.ts';
import { toHtml } from '../verify/reporting/to-html.ts';
import { toJUnit } from '../verify/reporting/to-junit.ts';
import { replayOf } from '../verify/trial.ts';
import { verify } from '../verify/verify.ts';
import { fixtureFolder } from './fixture-pairs.ts';
import { readRecordings } from './read-recordings.ts';
import { stopwatch } from './stopwatch.ts';
import { runMutants } from './verify-mutants.ts';
import { verifyAsJson, verifyInWords } from './verify-output.ts';
import { runRestarts } from './verify-restarts.ts';
import { wholeNumber } from './whole-number.ts';
import { type RulesDependencies, withRules } from './with-rules.ts';
import { writeFindings } from './write-findings.ts';

export interface VerifyCommandOptions {
  readonly rules: string;
  readonly histories?: number;
  readonly seed: number;
  readonly fixtures?: string;
  readonly html?: string;
  readonly junit?: string;
  readonly json?: boolean;
  readonly mutants?: boolean;
  readonly restarts?: number;
  readonly plan: PlanName;
}

/** `segc verify`: real Flink against the replay, on recordings and on histories made up for each rule. */
export function registerVerify(program: Command, dependencies: RulesDependencies, planOption: () => Option): void {
  program
    .command('verify')
    .argument('[segments...]', 'ids of segments; all when none is given')
    .description(
      'prove that Flink and the replay agree, on your recordings and on histories aimed at the boundaries of each rule',
    )
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--fixtures <folder>', 'folder of recorded events (default: fixtures, or runtime-harness/fixtures)')
    .option(
      '--histories <n>',
      'how many histories are made up for each rule (default: 1000; with --restarts 30 in each round)',
      wholeNumber(1),
    )
    .option('--seed <n>', 'same seed, same histories', wholeNumber(0), 1)
    .addOption(planOption())
    .option('--mutants', 'which small changes of the rules the fixtures notice, by the replay alone, without a stack')
    .option(
      '--restarts <rounds>',
      'restart the job in the middle of made-up histories, from savepoints and after crashes',
      wholeNumber(1),
    )
    .option('--html <file>', 'write a page with the timelines drawn')
    .option('--junit <file>', 'write JUnit XML, for CI')
    .option('--json', 'print one JSON object on stdout')
    .addHelpText(
      'after',
      `
Uses the running stack, or the addresses in the environment; otherwise starts a local one and stops it again.
Each recording NAME.jsonl is also compared with NAME.expected.jsonl, if that is there.
A history on which the witnesses differ is made as small as possible and written to .segc/verify/, for "segc replay".

With --mutants nothing is started. Of each change of a rule that no recording with an expectation notices, a history that tells it is
written to .segc/verify/mutants/, with its expectation; --histories says how many are tried, aimed at the rule, and twice as many at the changed rule.

With --restarts histories are played in rounds, half of them over three partitions of which one stays empty. In the middle of each round the job is stopped
with a savepoint and restored, or its TaskManager is killed (of a local stack, with all that it runs; of a given cluster it is not), at points that the seed chooses.

Exit code: 0 without differences, 1 with; with --mutants 0 when all changes that change something are noticed, else 1.

Examples:
  segc verify
  segc verify cart-abandoners --histories 5000 --seed 7
  segc verify --html verify.html --junit verify.xml
  segc verify --json | jq .differences
  segc verify --plan readable
  segc verify --mutants
  segc verify --restarts 20
`,
    )
    .action((ids: readonly string[], options: VerifyCommandOptions) => run(ids, options, dependencies));
}

/** How many are made up for each rule in each round with a restart. */
const historiesPerRound = 30;
/** How many disagreements of each segment are made smaller and told. */
const findingsPerSegment = 1;

async function run(
  ids: readonly string[],
  options: VerifyCommandOptions,
  dependencies: RulesDependencies,
): Promise<void> {
  const { histories = 1_000, restarts } = options;
  const { loadCheckedRules, writeProgram } = dependencies;
  if (options.mutants)
    return runMutants(
      ids,
      { ...options, histories },
      { loadProgram: async (of) => (await loadCheckedRules(of)).program },
    );
  if (restarts !== undefined)
    return runRestarts(
      ids,
      { ...options, rounds: restarts, histories: options.histories ?? historiesPerRound },
      dependencies,
    );
  const { timings, step } = stopwatch();
  const fixtures = await fixtureFolder(options.fixtures);
  const recordings = fixtures === null ? [] : await readRecordings(fixtures);
  await withRules(ids, options, dependencies, { step }, async (rules) => {
    const { program, folder, addresses } = rules;
    const report = await verify({
      ...options,
      ...rules,
      histories,
      recordings,
      findingsPerSegment,
      async prepare(simpler) {
        const own = join(folder, 'simpler');
        await writeProgram(simpler, own, options.plan);
        return { folder: own, addresses, replay: replayOf(simpler), typescript: null };
      },
      step,
    });
    const files = await writeFindings(report.findings, process.cwd());
    const told = await Promise.all(
      report.findings.map(async (finding, index) => ({
        file: files[index] ?? '',
        ...(await ruleOf(finding, program, folder, { writeProgram, plan: options.plan })),
      })),
    );
    await writeReport(options.html, () => toHtml(report, program));
    await writeReport(options.junit, () => toJUnit(report, program));
    process.stdout.write(
      options.json === true ? verifyAsJson(report, told, timings) : verifyInWords(report, program, told),
    );
    if (report.differences > 0) process.exitCode = 1;
  });
}

/** The rule of a finding, as simple as it could be made, after reading and after printing: for one who looks for the mistake. */
async function ruleOf(
  { segment: id, simpler }: Finding,
  program: Program,
  folder: string,
  { writeProgram, plan }: Pick<RulesDependencies, 'writeProgram'> & { readonly plan: PlanName },
): Promise<{ ir: string; sql: string }> {
  const segment = simpler ?? program.segments.find((each) => each.id === id);
  if (segment === undefined) return { ir: '', sql: '' };
  const own = simpler === undefined ? folder : join(folder, 'told', simpler.id);
  if (simpler !== undefined) await writeProgram({ ...program, segments: [simpler] }, own, plan);
  const ir = JSON.stringify(segmentMeaning(segment), null, 2);
  const fused = await readFile(join(own, 'program.json'), 'utf8').catch(() => null);
  if (fused !== null) return { ir, sql: fused };
  return { ir, sql: await readFile(join(own, 'segments', `${segment.id}.sql`), 'utf8') };
}

async function writeReport(path: string | undefined, render: () => string): Promise<void> {
  if (path === undefined) return;
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, render());
}
