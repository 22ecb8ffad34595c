import { UserError } from '../local/user-error.ts';
import { asUserError } from './as-user-error.ts';
import { colorsOf } from './colors.ts';
import { OutputClosed, watchOutput } from './standard-output.ts';

/**
 * Runs a command; a {@link UserError}, or what a service answers to it, is printed as cause and next step, and the exit code becomes 1.
 * When nobody reads the output any more, the command just ends.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  watchOutput();
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof OutputClosed) return;
    const error = asUserError(thrown);
    if (error === undefined) throw thrown;
    process.stderr.write(`${colorsOf(process.stderr).red('error:')} ${error.message}\n`);
    if (error.nextStep !== undefined) process.stderr.write(`${error.nextStep}\n`);
    process.exitCode = 1;
  }
}
