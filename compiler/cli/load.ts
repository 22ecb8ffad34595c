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

/** Prints the author's mistakes on stderr, as text. */
export function printDiagnostics({ diagnostics }: CheckedProgram): void {
  const colors = pc.createColors(process.stderr.isTTY === true && pc.isColorSupported);
  const readFile = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  for (const diagnostic of diagnostics) process.stderr.write(`${renderDiagnostic(diagnostic, readFile, colors)}\n\n`);
  const count = diagnostics.length;
  process.stderr.write(`${count} ${count === 1 ? 'mistake' : 'mistakes'}\n`);
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
