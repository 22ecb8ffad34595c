import type { Source } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Span } from '../ir/span.ts';
import { closureKey, closureOf, type Files, hashOf, hashOfFile } from './closure.ts';
import { encode } from './encode.ts';
import type { KeptAnswer, KeptRead, KeptRule } from './kept-rules.ts';

/** Hashes by path; null for a file that is not there. */
export type Hashes = ReadonlyMap<string, string | null>;

/** Rules of which everything could be read. */
export interface CleanRead {
  readonly source: Source;
  /** The file that declares it. */
  readonly sourceFile: string;
  /** Rule file → its segments, in the order in which it exports them. */
  readonly segments: ReadonlyMap<string, readonly Segment[]>;
}

const hashesOf = (files: Files): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, { hash }]) => [path, hash]));

/** Whether the files on the disk are still those that were read: an editor may have written one meanwhile. */
export const areUnchanged = (files: Files): boolean =>
  [...files].every(([path, { hash }]) => hashOfFile(path) === hash);

/** An answer to be kept; null when what it was made of may differ from run to run. */
export function keepAnswer(
  ruleFiles: readonly string[],
  files: Files,
  { isProgram, diagnostics }: Pick<KeptAnswer, 'isProgram' | 'diagnostics'>,
): KeptAnswer | null {
  if (!ruleFiles.every((file) => closureOf(file, files) !== null)) return null;
  return { ruleFiles, hashes: hashesOf(files), isProgram, diagnostics };
}

/** What was read, to be kept; null when the source may differ from run to run. */
export function keepRead(files: Files, { source, sourceFile, segments }: CleanRead): KeptRead | null {
  const hashes = hashesOf(files);
  const sourceKey = closureKey(sourceFile, files, hashes);
  if (sourceKey === null) return null;
  const shared = new Map<string, Span>();
  const rules = [...segments].flatMap(([file, each]): [string, KeptRule][] => {
    const key = ruleKey(file, files, hashes, sourceKey);
    return key === null ? [] : [[file, { key, segments: each.map((segment) => encode(segment, shared)) }]];
  });
  return {
    files,
    rules: new Map(rules),
    source: { file: sourceFile, key: sourceKey, source: encode(source, shared) },
  };
}

/** Those of `ruleFiles` that are as they were when they were read, with all that they are read with; null when the source is not. */
export function unchangedRules(
  { files, rules, source }: KeptRead,
  ruleFiles: readonly string[],
  hashes: Hashes,
): ReadonlyMap<string, KeptRule> | null {
  if (closureKey(source.file, files, hashes) !== source.key) return null;
  return new Map(
    ruleFiles.flatMap((file): [string, KeptRule][] => {
      const rule = rules.get(file);
      return rule !== undefined && rule.key === ruleKey(file, files, hashes, source.key) ? [[file, rule]] : [];
    }),
  );
}

/** What tells a rule file and all that it is read with from any other state of them. */
function ruleKey(file: string, files: Files, hashes: Hashes, source: string): string | null {
  const own = closureKey(file, files, hashes);
  return own === null ? null : hashOf(`${own}${source}`);
}
