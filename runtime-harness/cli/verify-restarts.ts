import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../compiler/ir/program.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import { stackStatus, startService } from '../../flink-deploy/local/stack.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { freeSlots } from '../engines/free-slots.ts';
import { clearDatabase } from '../engines/redis.ts';
import { runReference } from '../engines/reference.ts';
import { verifyRestarts } from '../verify/restarts/verify-restarts.ts';
import { chooseSegments } from './choose-segments.ts';
import { emptyDatabase } from './empty-database.ts';
import { restartsAsJson, restartsInWords } from './restarts-output.ts';
import { stopwatch } from './stopwatch.ts';
import { withStack } from './with-stack.ts';
import { writeFindings } from './write-findings.ts';

export interface RestartsCommandOptions {
  readonly rules: string;
  readonly rounds: number;
  /** How many are made up for each rule in each round. */
  readonly histories: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly html?: string;
  readonly junit?: string;
}

export interface RestartsDependencies {
  readonly loadCheckedRules: (options: {
    readonly rules: string;
  }) => Promise<{ readonly program: Program; readonly functions: RuleFunctions }>;
  readonly writeProgram: (program: Program, folder: string) => Promise<unknown>;
}

/** `segc verify --restarts`: whether Flink still agrees with the replay when it is restarted in the middle of histories. */
export async function runRestarts(
  ids: readonly string[],
  options: RestartsCommandOptions,
  { loadCheckedRules, writeProgram }: RestartsDependencies,
): Promise<void> {
  if (options.html !== undefined || options.junit !== undefined)
    throw new UserError('--html and --junit tell of a run without restarts', 'Leave them out, or use --json.');
  const { timings, step } = stopwatch();
  const checked = await step('read and check the rules', () => loadCheckedRules(options));
  const program = chooseSegments(checked.program, ids);
  const { functions } = checked;
  const folder = await mkdtemp(join(tmpdir(), 'segc-verify-'));
  const stackDir = process.cwd();
  let isLocal = false;
  const cleanUp = async () => {
    await rm(folder, { recursive: true, force: true });
    // Interrupted between the end of the TaskManager and its start, a stack that stays would be left without one.
    if (isLocal) await startService({ workDir: stackDir }, 'taskmanager').catch(() => {});
  };
  await withStack({ step, cleanUp }, async (stack) => {
    await requireSlots(stack.flink);
    isLocal = !(await stackStatus({ workDir: stackDir })).external.includes('flink');
    await writeProgram(program, folder);
    const addresses = { ...stack, redis: await emptyDatabase(stack.redis, 'segc verify') };
    const report = await verifyRestarts({
      ...options,
      program,
      folder,
      addresses,
      workDir: isLocal ? stackDir : null,
      replay: (messages, closeAt) => runReference(program, messages, closeAt),
      typescript: (messages, closeAt) => runReference(program, messages, closeAt, { functions }),
      findingsPerSegment: 1,
      step,
    });
    await clearDatabase(addresses.redis);
    const files = await writeFindings(report.findings, process.cwd());
    process.stdout.write(
      options.json === true
        ? restartsAsJson(report, files, timings)
        : restartsInWords(report, program, { files, isLocal }),
    );
    if (report.differences > 0) process.exitCode = 1;
  });
}

/** One for each partition of the rounds that have most. */
const neededSlots = 3;

async function requireSlots(flink: string): Promise<void> {
  const free = await freeSlots(flink);
  if (free >= neededSlots) return;
  throw new UserError(
    `restarts need ${neededSlots} free task slots, and Flink at ${flink} has ${free}`,
    'Stop other jobs on it: `segc stop`.',
  );
}
