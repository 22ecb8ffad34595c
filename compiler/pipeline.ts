import { dirname } from 'node:path';
import { type Checked, type CompileOptions, type Found, judge, noRules } from './checked.ts';
import type { Source } from './ir/program.ts';
import { noFunctions, type RuleFunctions } from './ir/rule-functions.ts';
import { type ReadRules, readProgram } from './read/index.ts';
import { collectDeclarations, type Declarations } from './source/declarations.ts';
import { createLoaders, type LoaderFactory } from './source/load-module.ts';
import { createPlaces } from './source/places.ts';
import { openProject, textsOf } from './source/project.ts';
import { findSourceFiles, ruleFilesOf } from './source/rule-files.ts';
import { typeErrors, wellTyped } from './source/type-errors.ts';

export type { CompileOptions } from './checked.ts';

export interface CheckedProgram extends Checked {
  /** What the program's predicates and values were read from; none without a program. */
  readonly functions: RuleFunctions;
}

/** source → read → check: rule files in, the IR or the author's mistakes out. */
export async function loadProgram(options: CompileOptions): Promise<CheckedProgram> {
  const files = ruleFilesOf(await findSourceFiles(options.rules));
  if (files.length === 0) return { ...noRules(options), functions: noFunctions };
  return checkProject(openRuleFiles(files, options.vocabulary), options.root);
}

/** The rules as one open project. */
export interface OpenProject {
  readonly project: ReturnType<typeof openProject>;
  /** The rule files among its files, absolute. */
  readonly files: readonly string[];
  readonly createLoader: LoaderFactory;
}

/** Opens rule files and all that they import. */
export const openRuleFiles = (files: readonly string[], vocabulary: string): OpenProject => ({
  project: openProject(files, vocabulary),
  files,
  createLoader: createLoaders(vocabulary),
});

/** What `loadProgram` says of rules that are open. */
export async function checkProject(open: OpenProject, root: string): Promise<CheckedProgram> {
  const { found, functions } = await readProject(open, root);
  const checked = judge(found);
  return { ...checked, functions: checked.program === null ? noFunctions : functions };
}

/** What is known of rules before they are read. */
export interface Known {
  /** Files, absolute, without type errors and without sources of events: they are neither checked nor run for themselves. */
  readonly files: ReadonlySet<string>;
  /** The module that they import as `segc`, absolute: of it and what is beside it the same is known. */
  readonly vocabulary: string;
  readonly source: Source;
}

/** Rules that have been read, and where they were found. */
export interface ReadProject {
  readonly found: Found;
  readonly functions: RuleFunctions;
  readonly declarations: Declarations;
  readonly byFile: ReadRules['byFile'];
}

/** source → read, without the laws. */
export async function readProject(
  { project, files, createLoader }: OpenProject,
  root: string,
  known: Known | null = null,
): Promise<ReadProject> {
  const places = createPlaces(root);
  const isKnown = known && ((file: string) => known.files.has(file) || dirname(file) === dirname(known.vocabulary));
  const { diagnostics: typing, mistyped } = typeErrors(project, places, isKnown);
  // The readers take a rule to be what its types say, which does not hold where TypeScript complains.
  const readable = wellTyped(project, files, mistyped);
  // What runs is the text that the types are known of, also while an editor is writing the file.
  const load = createLoader(textsOf(project));
  const { declarations, diagnostics: loading } = await collectDeclarations(
    project,
    readable,
    load,
    places,
    known?.files ?? new Set(),
  );
  const read = readProgram(declarations, project, places, known?.source ?? null);
  const found = { program: read.program, typing, reading: [...loading, ...read.diagnostics] };
  return { found, functions: read.functions, declarations, byFile: read.byFile };
}
