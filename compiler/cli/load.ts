import { join, resolve } from 'node:path';
import type { Checked, CompileOptions } from '../checked.ts';
import type { Program } from '../ir/program.ts';
import { loadKept } from '../load-kept.ts';
import type { CheckedProgram } from '../pipeline.ts';
import { answerOf } from './check-answer.ts';
import { packageFolder } from './package-folder.ts';

export type { Checked } from '../checked.ts';

/** Options of every command that reads rules. */
export interface RuleOptions {
  readonly rules: string;
  /** Whether what earlier runs have read may be used; it is where the option is not known. */
  readonly cache?: boolean;
}

/** The option of commands that use what earlier runs have read. */
export const noCache = ['--no-cache', 'read all rules anew, and keep nothing in .segc/cache'] as const;

/** The rules in `options.rules`, relative to the working directory. */
export function compileOptions(options: RuleOptions): CompileOptions {
  const vocabulary = join(packageFolder(), 'rules', 'vocabulary', 'index.ts');
  return { root: process.cwd(), rules: resolve(options.rules), vocabulary };
}

/** source → read → check for the rules in `options.rules`, relative to the working directory, with the functions that they were read from. */
export async function checkRules(options: RuleOptions): Promise<CheckedProgram> {
  const { loadProgram } = await import('../pipeline.ts');
  return loadProgram(compileOptions(options));
}

/** The same without the functions: of rules that are as an earlier run has found them, what it has kept. */
export async function checkKept(options: RuleOptions): Promise<Checked> {
  if (options.cache === false) return checkRules(options);
  return loadKept({ ...compileOptions(options), cache: resolve('.segc', 'cache') });
}

/** Prints the author's mistakes on stderr, as text. */
export function printDiagnostics(checked: Checked): void {
  process.stderr.write(answerOf(checked, 'text', null).stderr);
}

/** The program, or null after its mistakes have been printed and the exit code set to 1. */
export async function loadOrComplain(options: RuleOptions): Promise<Program | null> {
  const checked = await checkKept(options);
  if (checked.program === null) {
    printDiagnostics(checked);
    process.exitCode = 1;
  }
  return checked.program;
}
