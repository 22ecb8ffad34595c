import { join, resolve } from 'node:path';
import type { Program } from '../ir/program.ts';
import { type CheckedProgram, type CompileOptions, loadProgram } from '../pipeline.ts';
import { answerOf } from './check-answer.ts';
import { packageFolder } from './package-folder.ts';

/** Options of every command that reads rules. */
export interface RuleOptions {
  readonly rules: string;
}

/** The rules in `options.rules`, relative to the working directory. */
export function compileOptions(options: RuleOptions): CompileOptions {
  const vocabulary = join(packageFolder(), 'rules', 'vocabulary', 'index.ts');
  return { root: process.cwd(), rules: resolve(options.rules), vocabulary };
}

/** source → read → check for the rules in `options.rules`, relative to the working directory. */
export const checkRules = (options: RuleOptions): Promise<CheckedProgram> => loadProgram(compileOptions(options));

/** Prints the author's mistakes on stderr, as text. */
export function printDiagnostics(checked: CheckedProgram): void {
  process.stderr.write(answerOf(checked, 'text', null).stderr);
}

/** The program, or null after its mistakes have been printed and the exit code set to 1. */
export async function loadOrComplain(options: RuleOptions): Promise<Program | null> {
  const checked = await checkRules(options);
  if (checked.program === null) {
    printDiagnostics(checked);
    process.exitCode = 1;
  }
  return checked.program;
}
