#!/usr/bin/env node
import { Command } from 'commander';
import { colorsOf } from '../../flink-deploy/cli/colors.ts';
import { UserError } from '../../flink-deploy/local/user-error.ts';
import { ReplayError } from '../../runtime-harness/cli/replay-error.ts';
import { registerBuild, registerCheck, registerExplain, registerInit } from './index.ts';
import { type Checked, checkKept, checkRules, printDiagnostics } from './load.ts';
import { writeProgram } from './output.ts';
import { packageVersion } from './package-folder.ts';
import { planOption } from './plan-option.ts';

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

/** Adds the commands of the other areas. */
async function registerOthers(): Promise<void> {
  const [{ registerReplay }, { registerVerify }, { registerDemo }, deployment] = await Promise.all([
    import('../../runtime-harness/cli/replay.ts'),
    import('../../runtime-harness/cli/verify.ts'),
    import('../../runtime-harness/cli/demo.ts'),
    import('../../flink-deploy/cli/index.ts'),
  ]);
  registerReplay(program, { loadProgram });
  registerVerify(program, { loadCheckedRules, writeProgram }, planOption);
  registerDemo(program, { loadProgram });
  deployment.registerUp(program);
  deployment.registerDown(program);
  deployment.registerStatus(program);
  deployment.registerDeploy(program);
  deployment.registerStop(program);
  deployment.registerUser(program);
  deployment.registerMembers(program);
  deployment.registerTail(program);
}

registerInit(program);
registerCheck(program);
registerBuild(program);
registerExplain(program);

try {
  // A command of the compiler does without the other areas: loading them takes longer than many rules take.
  if (!program.commands.some((command) => command.name() === process.argv[2])) await registerOthers();
  await program.parseAsync();
} catch (error) {
  const { asUserError } = await import('../../flink-deploy/cli/as-user-error.ts');
  const mistake = error instanceof ReplayError ? error : asUserError(error);
  if (mistake === undefined) throw error;
  process.stderr.write(`${colorsOf(process.stderr).red('error:')} ${mistake.message}\n`);
  if (mistake.nextStep !== undefined) process.stderr.write(`${mistake.nextStep}\n`);
  process.exitCode = mistake instanceof ReplayError ? mistake.exitCode : 1;
}
