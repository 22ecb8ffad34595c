#!/usr/bin/env node
import { Command } from 'commander';
import { asUserError } from '../../flink-deploy/cli/as-user-error.ts';
import { colorsOf } from '../../flink-deploy/cli/colors.ts';
import {
  registerDeploy,
  registerDown,
  registerMembers,
  registerStatus,
  registerStop,
  registerTail,
  registerUp,
  registerUser,
} from '../../flink-deploy/cli/index.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { registerDemo } from '../../runtime-harness/cli/demo.ts';
import { registerReplay } from '../../runtime-harness/cli/replay.ts';
import { ReplayError } from '../../runtime-harness/cli/replay-error.ts';
import { registerVerify } from '../../runtime-harness/cli/verify.ts';
import { registerBuild, registerCheck, registerExplain, registerInit } from './index.ts';
import { type Checked, checkKept, checkRules, printDiagnostics } from './load.ts';
import { writeProgram } from './output.ts';
import { packageVersion } from './package-folder.ts';

/** The one entry: each area brings its commands, and a user's mistake ends here without a stack trace. */
const program = new Command('segc')
  .description(
    'Behavioural segments: typed TypeScript rules, compiled to one Flink SQL job, replayed with the same answer',
  )
  .version(packageVersion())
  .showHelpAfterError('(segc --help lists the commands)')
  .showSuggestionAfterError()
  // A wrong command line is 2, as for other tools; help and version are 0.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

/** The program, or its mistakes printed and an error. */
function orComplain<C extends Checked>(checked: C): C & { readonly program: NonNullable<C['program']> } {
  const { program } = checked;
  if (program !== null) return { ...checked, program };
  printDiagnostics(checked);
  throw new UserError('the rules have mistakes', 'Correct them; `segc check` shows them again.');
}

interface AnyOptions {
  readonly [option: string]: unknown;
}

/** The checked program for commands of other areas, and the functions that it was read from. */
const loadCheckedRules = async ({ rules = 'rules' }: AnyOptions) =>
  orComplain(await checkRules({ rules: String(rules) }));

const loadProgram = async ({ rules = 'rules' }: AnyOptions) =>
  orComplain(await checkKept({ rules: String(rules) })).program;

registerInit(program);
registerCheck(program);
registerBuild(program);
registerExplain(program);
registerReplay(program, { loadProgram });
registerVerify(program, { loadCheckedRules, writeProgram });
registerDemo(program, { loadProgram });
registerUp(program);
registerDown(program);
registerStatus(program);
registerDeploy(program);
registerStop(program);
registerUser(program);
registerMembers(program);
registerTail(program);

try {
  await program.parseAsync();
} catch (error) {
  const mistake = error instanceof ReplayError ? error : asUserError(error);
  if (mistake === undefined) throw error;
  process.stderr.write(`${colorsOf(process.stderr).red('error:')} ${mistake.message}\n`);
  if (mistake.nextStep !== undefined) process.stderr.write(`${mistake.nextStep}\n`);
  process.exitCode = mistake instanceof ReplayError ? mistake.exitCode : 1;
}
