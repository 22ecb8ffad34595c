import type { PlanName } from '../../compiler/plan/plan-name.ts';
import { stackStatus, startService } from '../../flink-deploy/local/stack.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { freeSlots } from '../engines/free-slots.ts';
import { verifyRestarts } from '../verify/restarts/verify-restarts.ts';
import { restartsAsJson, restartsInWords } from './restarts-output.ts';
import { stopwatch } from './stopwatch.ts';
import { type RulesDependencies, withRules } from './with-rules.ts';
import { writeFindings } from './write-findings.ts';

export interface RestartsCommandOptions {
  readonly rules: string;
  readonly rounds: number;
  /** How many are made up for each rule in each round. */
  readonly histories: number;
  readonly seed: number;
  readonly plan: PlanName;
  readonly json?: boolean;
  readonly html?: string;
  readonly junit?: string;
}

/** `segc verify --restarts`: whether Flink still agrees with the replay when it is restarted in the middle of histories. */
export async function runRestarts(
  ids: readonly string[],
  options: RestartsCommandOptions,
  dependencies: RulesDependencies,
): Promise<void> {
  if (options.html !== undefined || options.junit !== undefined)
    throw new UserError('--html and --junit tell of a run without restarts', 'Leave them out, or use --json.');
  const { timings, step } = stopwatch();
  const stackDir = process.cwd();
  let isLocal = false;
  const cleanUp = async () => {
    // Interrupted between the end of the TaskManager and its start, a stack that stays would be left without one.
    if (isLocal) await startService({ workDir: stackDir }, 'taskmanager').catch(() => {});
  };
  await withRules(ids, options, dependencies, { step, cleanUp }, async (rules) => {
    await requireSlots(rules.addresses.flink);
    isLocal = !(await stackStatus({ workDir: stackDir })).external.includes('flink');
    const report = await verifyRestarts({
      ...options,
      ...rules,
      workDir: isLocal ? stackDir : null,
      findingsPerSegment: 1,
      step,
    });
    const files = await writeFindings(report.findings, process.cwd());
    process.stdout.write(
      options.json === true
        ? restartsAsJson(report, files, timings)
        : restartsInWords(report, rules.program, { files, isLocal }),
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
