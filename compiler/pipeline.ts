import { checkProgram } from './check/index.ts';
import { type Diagnostic, diagnose } from './diagnostics/diagnostic.ts';
import type { Program } from './ir/program.ts';
import { noFunctions, type RuleFunctions } from './ir/rule-functions.ts';
import { readProgram } from './read/index.ts';
import { collectDeclarations } from './source/declarations.ts';
import { createLoaders, type LoaderFactory } from './source/load-module.ts';
import { createPlaces } from './source/places.ts';
import { openProject } from './source/project.ts';
import { findSourceFiles, ruleFilesOf } from './source/rule-files.ts';
import { typeErrors, wellTyped } from './source/type-errors.ts';

export interface CompileOptions {
  /** Folder that paths in diagnostics are relative to, absolute. */
  readonly root: string;
  /** Folder of the rules, absolute. */
  readonly rules: string;
  /** The module that rules import as `segc`, absolute. */
  readonly vocabulary: string;
}

export interface CheckedProgram {
  /** null when a diagnostic of severity `error` says why. */
  readonly program: Program | null;
  /** What the program's predicates and values were read from; none without a program. */
  readonly functions: RuleFunctions;
  /** All mistakes and warnings, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** source → read → check: rule files in, the IR or the author's mistakes out. */
export async function loadProgram(options: CompileOptions): Promise<CheckedProgram> {
  const files = ruleFilesOf(await findSourceFiles(options.rules));
  if (files.length === 0) return noRules(options);
  const project = openProject(files, options.vocabulary);
  return checkProject({ project, files, createLoader: createLoaders(options.vocabulary) }, options.root);
}

/** The answer where there is nothing to check. */
export const noRules = ({ rules }: CompileOptions): CheckedProgram =>
  result(null, noFunctions, [diagnose('SEG001', null, { folder: rules })]);

/** The rules as one open project. */
export interface OpenProject {
  readonly project: ReturnType<typeof openProject>;
  /** The rule files among its files, absolute. */
  readonly files: readonly string[];
  readonly createLoader: LoaderFactory;
}

/** What `loadProgram` says of rules that are open. */
export async function checkProject(
  { project, files, createLoader }: OpenProject,
  root: string,
): Promise<CheckedProgram> {
  const places = createPlaces(root);
  const { diagnostics: typing, mistyped } = typeErrors(project, places);
  // The readers take a rule to be what its types say, which does not hold where TypeScript complains.
  const readable = wellTyped(project, files, mistyped);
  // What runs is the text that the types are known of, also while an editor is writing the file.
  const load = createLoader((file) => project.getSourceFile(file)?.getFullText() ?? null);
  const { declarations, diagnostics: loading } = await collectDeclarations(project, readable, load, places);
  const { program, functions, diagnostics: reading } = readProgram(declarations, project, places);
  const checking = program === null ? [] : checkProgram(program);
  // A type error says more than what follows from it at the same place.
  const typed = new Set(typing.map(({ span }) => `${span?.file}:${span?.line}`));
  const rest = [...loading, ...reading, ...checking].filter(({ span }) => !typed.has(`${span?.file}:${span?.line}`));
  const all = [...typing, ...rest];
  return result(program, functions, all);
}

function result(program: Program | null, functions: RuleFunctions, diagnostics: readonly Diagnostic[]): CheckedProgram {
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  const key = ({ span }: Diagnostic) =>
    span === null ? '' : `${span.file}\0${String(span.line).padStart(8, '0')}${String(span.column).padStart(6, '0')}`;
  return {
    program: isRefused ? null : program,
    functions: isRefused ? noFunctions : functions,
    diagnostics: [...diagnostics].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  };
}
