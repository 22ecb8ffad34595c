import { checkProgram } from './check/index.ts';
import { type Diagnostic, diagnose } from './diagnostics/diagnostic.ts';
import type { Program } from './ir/program.ts';

export interface CompileOptions {
  /** Folder that paths in diagnostics are relative to, absolute. */
  readonly root: string;
  /** Folder of the rules, absolute. */
  readonly rules: string;
  /** The module that rules import as `segc`, absolute. */
  readonly vocabulary: string;
}

/** What is said of rules. */
export interface Checked {
  /** null when a diagnostic of severity `error` says why. */
  readonly program: Program | null;
  /** All mistakes and warnings, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What was found before the laws are asked. */
export interface Found {
  /** What could be read; null when nothing could. */
  readonly program: Program | null;
  readonly typing: readonly Diagnostic[];
  /** What was found when the files were run and read. */
  readonly reading: readonly Diagnostic[];
}

/** The answer where there is nothing to check. */
export const noRules = ({ rules }: Pick<CompileOptions, 'rules'>): Checked =>
  answer(null, [diagnose('SEG001', null, { folder: rules })]);

/** Asks the laws over the whole program, and puts all that is found in order. */
export function judge({ program, typing, reading }: Found): Checked {
  const checking = program === null ? [] : checkProgram(program);
  // A type error says more than what follows from it at the same place.
  const typed = new Set(typing.map(({ span }) => `${span?.file}:${span?.line}`));
  const rest = [...reading, ...checking].filter(({ span }) => !typed.has(`${span?.file}:${span?.line}`));
  return answer(program, [...typing, ...rest]);
}

function answer(program: Program | null, diagnostics: readonly Diagnostic[]): Checked {
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  const key = ({ span }: Diagnostic) =>
    span === null ? '' : `${span.file}\0${String(span.line).padStart(8, '0')}${String(span.column).padStart(6, '0')}`;
  return {
    program: isRefused ? null : program,
    diagnostics: [...diagnostics].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  };
}
