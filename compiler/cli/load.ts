import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pc from 'picocolors';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Program } from '../ir/program.ts';
import { type CheckedProgram, loadProgram } from '../pipeline.ts';
import { packageFolder } from './package-folder.ts';

/** Options of every command that reads rules. */
export interface RuleOptions {
  readonly rules: string;
}

/** source → read → check for the rules in `options.rules`, relative to the working directory. */
export function checkRules(options: RuleOptions): Promise<CheckedProgram> {
  const vocabulary = join(packageFolder(), 'rules', 'vocabulary', 'index.ts');
  return loadProgram({ root: process.cwd(), rules: resolve(options.rules), vocabulary });
}

/** How many there are of `what`: `1 mistake`, `no mistakes`. */
const counted = (count: number, what: string) => `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;

/** The mistakes and the warnings by number: `1 mistake, 2 warnings`. */
export function countsOf({ diagnostics }: CheckedProgram): string {
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - mistakes;
  return [counted(mistakes, 'mistake'), ...(warnings === 0 ? [] : [counted(warnings, 'warning')])].join(', ');
}

/** Prints the author's mistakes and the warnings on stderr, as text. */
export function printDiagnostics(checked: CheckedProgram): void {
  const { diagnostics } = checked;
  const colors = pc.createColors(process.stderr.isTTY === true && pc.isColorSupported);
  const readFile = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  for (const diagnostic of diagnostics) process.stderr.write(`${renderDiagnostic(diagnostic, readFile, colors)}\n\n`);
  if (checked.program === null) process.stderr.write(`${countsOf(checked)}\n`);
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
