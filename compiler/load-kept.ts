import { closureOf, type Files, hashOf, hashOfFile, type KeptFile } from './cache/closure.ts';
import { decode } from './cache/encode.ts';
import { fingerprintOf } from './cache/fingerprint.ts';
import { areUnchanged, type CleanRead, type Hashes, keepAnswer, keepRead, unchangedRules } from './cache/keep.ts';
import type { KeptRules } from './cache/kept-rules.ts';
import { readKept, writeKept } from './cache/store.ts';
import { type Checked, type CompileOptions, judge, noRules } from './checked.ts';
import type { Program } from './ir/program.ts';
import { type Segment, sorted } from './ir/segment.ts';
import type { ReadProject } from './pipeline.ts';
import type { FileImports } from './source/imports.ts';
import { findSourceFiles, ruleFilesOf } from './source/rule-files.ts';

export interface KeepOptions extends CompileOptions {
  /** Folder of what is kept from one run to the next, absolute. */
  readonly cache: string;
}

/** The rules as they stand on the disk, beside what is kept of them. */
interface State {
  readonly options: KeepOptions;
  readonly ruleFiles: readonly string[];
  readonly before: KeptRules | null;
  /** What the files are now that were of interest before, and the rule files. */
  readonly hashes: Hashes;
}

/** An answer, and what it was made of. */
interface Answered {
  readonly checked: Checked;
  /** null when files may depend on each other in ways that cannot be told. */
  readonly files: Files | null;
  /** null when something could not be read. */
  readonly read: CleanRead | null;
}

/**
 * What `loadProgram` says of the rules, without the functions. Files that are as they were, with all that they import, are neither checked for types nor read
 * again; when none has changed, TypeScript is not even loaded.
 */
export async function loadKept(options: KeepOptions): Promise<Checked> {
  const ruleFiles = ruleFilesOf(await findSourceFiles(options.rules));
  if (ruleFiles.length === 0) return noRules(options);
  const fingerprint = fingerprintOf(options.vocabulary, options.rules);
  const places = JSON.stringify([options.root, options.rules, options.vocabulary]);
  const name = Buffer.from(hashOf(places), 'base64').toString('hex').slice(0, 16);
  const before = readKept(options.cache, name, fingerprint);
  const paths = [...(before?.answer?.hashes.keys() ?? []), ...(before?.read?.files.keys() ?? []), ...ruleFiles];
  const hashes = new Map([...new Set(paths)].map((path) => [path, hashOfFile(path)]));
  const state = { options, ruleFiles, before, hashes };
  const known = keptAnswer(state);
  if (known !== null) return known;
  const { checked, files, read } = (await readChanged(state)) ?? (await readAll(state));
  if (files !== null && areUnchanged(files)) {
    const answer = keepAnswer(ruleFiles, files, { ...checked, isProgram: checked.program !== null });
    // While something is wrong, the rest is kept as it was.
    const kept = read === null ? (before?.read ?? null) : keepRead(files, read);
    writeKept(options.cache, name, { fingerprint, answer, read: kept });
  }
  return checked;
}

/** The last answer, when no file has changed since. */
function keptAnswer({ ruleFiles, before, hashes }: State): Checked | null {
  const { answer = null, read = null } = before ?? {};
  if (answer === null || answer.ruleFiles.join('\n') !== ruleFiles.join('\n')) return null;
  for (const [path, hash] of answer.hashes) if (hashes.get(path) !== hash) return null;
  const { isProgram, diagnostics } = answer;
  if (!isProgram) return { program: null, diagnostics };
  const segments = ruleFiles.map((file) => read?.rules.get(file)?.segments.map(({ part }) => part));
  if (read === null || !segments.every((each) => each !== undefined)) return null;
  return { program: { source: read.source.source.part, segments: sorted(segments.flat()) }, diagnostics };
}

/** Reads the files that have changed alone. Null when that is not enough to know the answer. */
async function readChanged({ options, ruleFiles, before, hashes }: State): Promise<Answered | null> {
  const kept = before?.read ?? null;
  const same = kept && unchangedRules(kept, ruleFiles, hashes);
  if (kept === null || same === null) return null;
  const sourceFile = kept.source.file;
  const source = decode(kept.source.source);
  const known = new Set([sourceFile, ...same.keys()].flatMap((file) => [...(closureOf(file, kept.files) ?? [])]));
  const files = new Map([...known].map((path): [string, KeptFile] => [path, kept.files.get(path) as KeptFile]));
  const changed = ruleFiles.filter((file) => !same.has(file));
  let fresh: ReadonlyMap<string, readonly Segment[]> = new Map();
  if (changed.length > 0) {
    const { openRuleFiles, readProject } = await import('./pipeline.ts');
    const { importsOf } = await import('./source/imports.ts');
    const open = openRuleFiles(changed, options.vocabulary);
    const imports = importsOf(open.project, options.vocabulary);
    if (imports === null) return null;
    const read = await readProject(open, options.root, { files: known, vocabulary: options.vocabulary, source });
    // Whatever is wrong is said of the whole.
    if (!isClean(read) || read.declarations.sources.length > 0) return null;
    fresh = read.byFile;
    for (const [path, each] of filesOf(imports)) files.set(path, each);
  }
  if (!reachedFrom(ruleFiles, files).has(sourceFile)) return null;
  const segments = new Map(
    ruleFiles.map((file) => [file, same.get(file)?.segments.map(decode) ?? fresh.get(file) ?? []]),
  );
  const checked = judge({ program: programOf({ source, segments }), typing: [], reading: [] });
  return { checked, files, read: { source, sourceFile, segments } };
}

/** Reads all files. */
async function readAll({ options, ruleFiles }: State): Promise<Answered> {
  const { openRuleFiles, readProject } = await import('./pipeline.ts');
  const { importsOf } = await import('./source/imports.ts');
  const open = openRuleFiles(ruleFiles, options.vocabulary);
  const imports = importsOf(open.project, options.vocabulary);
  const read = await readProject(open, options.root);
  const checked = judge(read.found);
  const [declared] = read.declarations.sources;
  const sourceFile = declared && read.declarations.sourceFiles.get(declared);
  const source = read.found.program?.source;
  const files = imports && filesOf(imports);
  if (!isClean(read) || source === undefined || sourceFile === undefined) return { checked, files, read: null };
  const segments = new Map(ruleFiles.map((file) => [file, read.byFile.get(file) ?? []]));
  return { checked, files, read: { source, sourceFile, segments } };
}

const isClean = ({ found: { typing, reading } }: ReadProject) => typing.length === 0 && reading.length === 0;

const programOf = ({ source, segments }: Pick<CleanRead, 'source' | 'segments'>): Program => ({
  source,
  segments: sorted([...segments.values()].flat()),
});

const filesOf = (files: ReadonlyMap<string, FileImports>): Files =>
  new Map(
    [...files].map(([path, { text, imports, isRepeatable }]) => [path, { hash: hashOf(text), imports, isRepeatable }]),
  );

/** Some files and all that they import. */
function reachedFrom(paths: readonly string[], files: Files): ReadonlySet<string> {
  const reached = new Set(paths);
  for (const path of reached) for (const imported of files.get(path)?.imports ?? []) reached.add(imported);
  return reached;
}
