import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { membersOf } from '../../compiler/ir/combination.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { clearDatabase } from '../engines/redis.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { formatTransition } from '../timeline/transition.ts';
import { type Disagreement, type VerifyResult, verify } from '../verify/verify.ts';
import { emptyDatabase } from './empty-database.ts';
import { stopwatch } from './stopwatch.ts';
import { runMutants } from './verify-mutants.ts';
import { withStack } from './with-stack.ts';

interface VerifyCommandOptions {
  readonly rules: string;
  readonly histories: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly mutants?: boolean;
  readonly fixtures?: string;
}

export interface VerifyDependencies {
  readonly loadProgram: (options: { readonly rules: string }) => Promise<Program>;
  /** Writes the SQL of a program to a folder. */
  readonly writeProgram: (program: Program, folder: string) => Promise<unknown>;
}

const whole =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`a whole number of ${least} or more is wanted.`);
  };

/** `segc verify`: real Flink against the replay, on histories made up for each rule. */
export function registerVerify(program: Command, dependencies: VerifyDependencies): void {
  program
    .command('verify')
    .argument('[segments...]', 'ids of segments; all when none is given')
    .description('prove that Flink and the replay agree, on histories aimed at the boundaries of each rule')
    .option('--rules <folder>', 'folder of the rules', 'rules')
    .option('--histories <n>', 'how many histories for each rule', whole(1), 1_000)
    .option('--seed <n>', 'same seed, same histories', whole(0), 1)
    .option('--mutants', 'which small changes of the rules the fixtures notice, by the replay alone, without a stack')
    .option('--fixtures <folder>', 'with --mutants: folder of the recordings and their expectations')
    .option('--json', 'print one JSON object on stdout')
    .addHelpText(
      'after',
      '\nUses the running stack, or the addresses in the environment; otherwise starts a local one and stops it again.\nEach history of which the two do not say the same is written to .segc/verify/, for `segc replay`.\n\nWith --mutants nothing is started. Of each change of a rule that no recording with an expectation notices, a history that tells it is\nwritten to .segc/verify/mutants/, with its expectation; --histories says how many are tried, aimed at the rule, and twice as many at the changed rule.\n\nExit code: 0 without differences, 1 with; with --mutants 0 when all changes that change something are noticed, else 1.\n\nExamples:\n  segc verify\n  segc verify cart-abandoners --histories 5000 --seed 7\n  segc verify --json | jq .differences\n  segc verify --mutants --fixtures fixtures\n',
    )
    .action((ids: readonly string[], options: VerifyCommandOptions) => run(ids, options, dependencies));
}

async function run(
  ids: readonly string[],
  options: VerifyCommandOptions,
  { loadProgram, writeProgram }: VerifyDependencies,
): Promise<void> {
  if (options.mutants) return runMutants(ids, options, { loadProgram });
  const { timings, step } = stopwatch();
  const program = choose(await step('read and check the rules', () => loadProgram(options)), ids);
  const generated = await mkdtemp(join(tmpdir(), 'segc-verify-'));
  const cleanUp = () => rm(generated, { recursive: true, force: true });
  await withStack({ step, cleanUp }, async (stack) => {
    await writeProgram(program, generated);
    const addresses = { ...stack, redis: await emptyDatabase(stack.redis, 'segc verify') };
    const begin = performance.now();
    const result = await verify({ program, generated, addresses, ...options, step });
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    await clearDatabase(addresses.redis);
    const workDir = process.cwd();
    const files = await writeFixtures(result.disagreements, join(workDir, '.segc', 'verify'));
    const differences = result.disagreements.length + result.storeDifferences.length;
    const summary = {
      rules: program.segments.length,
      histories: result.histories,
      comparisons: result.histories * program.segments.length,
      differences,
      seconds,
      seed: options.seed,
    };
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...asJson(result, files, workDir), timings, ...summary })}\n`
        : inWords(result, files, workDir, summary),
    );
    if (differences > 0) process.exitCode = 1;
  });
}

/** The segments with these ids, and those that they are made of. */
function choose(program: Program, ids: readonly string[]): Program {
  if (ids.length === 0) return program;
  const known = new Map(program.segments.map((segment) => [segment.id, segment]));
  const wanted = ids.flatMap((id) => {
    const segment = known.get(id);
    if (segment === undefined)
      throw new UserError(`no segment has the id "${id}"`, `There are: ${[...known.keys()].join(', ')}.`);
    return [id, ...(segment.enter.kind === 'combination' ? membersOf(segment.enter.formula) : [])];
  });
  return { ...program, segments: program.segments.filter(({ id }) => wanted.includes(id)) };
}

/** The histories of the first disagreements, as files that `segc replay` reads. */
async function writeFixtures(disagreements: readonly Disagreement[], folder: string): Promise<readonly string[]> {
  if (disagreements.length > 0) await mkdir(folder, { recursive: true });
  return Promise.all(
    disagreements.slice(0, shown).map(async ({ history, replay }) => {
      const path = join(folder, `${history.userId.replace('#', '-')}.jsonl`);
      await writeFile(path, history.messages.map(({ text }) => `${text}\n`).join(''));
      await writeFile(
        path.replace(/jsonl$/, 'expected.jsonl'),
        replay.map((each) => `${formatTransition(each)}\n`).join(''),
      );
      return path;
    }),
  );
}

/** How many disagreements are told. */
const shown = 5;

function asJson({ disagreements, storeDifferences, ...counts }: VerifyResult, files: readonly string[], root: string) {
  return {
    ...counts,
    disagreements: disagreements.slice(0, shown).map(({ history, differences }, index) => ({
      segment: history.segment,
      userId: history.userId,
      file: relative(root, files[index] ?? ''),
      first: differences[0] === undefined ? null : explainDifference(differences[0]),
    })),
    storeDifferences: storeDifferences.slice(0, shown),
  };
}

interface Summary {
  readonly rules: number;
  readonly histories: number;
  readonly comparisons: number;
  readonly differences: number;
  readonly seconds: number;
  readonly seed: number;
}

function inWords(result: VerifyResult, files: readonly string[], root: string, summary: Summary): string {
  const { rules, histories, comparisons, differences, seconds, seed } = summary;
  const told = result.disagreements
    .slice(0, shown)
    .flatMap(({ history, differences }, index) => [
      `${history.userId}: ${differences.length} differences, the first of them`,
      `  ${differences[0] === undefined ? '' : explainDifference(differences[0])}`,
      `  history: segc replay ${relative(root, files[index] ?? '')}`,
      '',
    ]);
  const rate = Math.round(comparisons / Math.max(seconds, 0.1));
  return [
    ...told,
    ...result.storeDifferences.slice(0, shown),
    `verify: ${rules} rules, ${histories} histories, ${comparisons} comparisons, ${result.transitions} transitions, ${differences} differences (seed ${seed}, ${seconds} s, ${rate} comparisons a second)`,
    '',
  ].join('\n');
}
