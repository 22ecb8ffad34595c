import { dirname } from 'node:path';
import { noRules } from './checked.ts';
import { noFunctions } from './ir/rule-functions.ts';
import { type CheckedProgram, type CompileOptions, checkProject, type OpenProject } from './pipeline.ts';
import { createLoaders } from './source/load-module.ts';
import { openProject } from './source/project.ts';
import { type KeptProject, keepProject } from './source/refresh.ts';
import { findSourceFiles, ruleFilesOf } from './source/rule-files.ts';

/** Rules that are kept open, so that the answer after an edit costs a part of the first one. */
export interface OpenRules {
  /** What `loadProgram` says of the files as they are now; null when they are as they were at the answer before. */
  readonly check: () => Promise<CheckedProgram | null>;
  /** The folders, absolute, of the files that the last answer was made of: rules may import what lies outside of theirs. */
  readonly folders: () => readonly string[];
}

/** What the answer before was made of. */
interface Kept extends KeptProject, OpenProject {
  /** The files below the rules folder, as one text. */
  readonly listing: string;
  /** The complaints as text when TypeScript was among those who had one, else null: a file may be missing that is there now. */
  readonly complaints: string | null;
}

/** Opens the rules; nothing is read before the first `check`. Only one `check` at a time. */
export function openRules(options: CompileOptions): OpenRules {
  const createLoader = createLoaders(options.vocabulary);
  let kept: Kept | 'none' | null = null;

  const reopen = (ruleFiles: readonly string[], listing: string): Kept => {
    const project = keepProject(openProject(ruleFiles, options.vocabulary));
    return { ...project, files: ruleFiles, createLoader, listing, complaints: null };
  };

  const check = async (): Promise<CheckedProgram | null> => {
    const files = await findSourceFiles(options.rules);
    const ruleFiles = ruleFilesOf(files);
    const before = kept;
    if (ruleFiles.length === 0) {
      kept = 'none';
      return before === 'none' ? null : { ...noRules(options), functions: noFunctions };
    }
    // A check that fails leaves nothing behind that the next one could build on.
    kept = null;
    const listing = files.join('\n');
    const known = before === 'none' || before?.listing !== listing ? null : before;
    const state = known?.refresh() ?? 'elsewhere';
    if (known !== null && state === 'same' && known.complaints === null) {
      kept = known;
      return null;
    }
    const current =
      known !== null && state === 'changed' && known.complaints === null ? known : reopen(ruleFiles, listing);
    const checked = await checkProject(current, options.root);
    const typed = checked.diagnostics.every(({ code }) => !code.startsWith('SEG1'));
    const complaints = typed ? null : JSON.stringify(checked.diagnostics);
    kept = { ...current, complaints };
    return state === 'same' && complaints === known?.complaints ? null : checked;
  };

  const folders = (): string[] => {
    if (kept === null || kept === 'none') return [];
    const paths = kept.project.getSourceFiles().filter((file) => !file.isInNodeModules());
    return [...new Set(paths.map((file) => dirname(file.getFilePath())))].sort();
  };
  return { check, folders };
}
