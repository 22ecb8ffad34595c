import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';

/** A file of the rules, as it was when it was read. */
export interface KeptFile {
  /** The hash of its text. */
  readonly hash: string;
  /** The files that it imports, absolute. */
  readonly imports: readonly string[];
  /** Whether what it is depends on the texts of these files alone, and is the same in each run. */
  readonly isRepeatable: boolean;
}

/** Files of the rules by path, absolute, with all that they import. */
export type Files = ReadonlyMap<string, KeptFile>;

/** The hash of a text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The hash of a file that stands on the disk under its own name, as TypeScript reads it; null when there is none. */
export function hashOfFile(path: string): string | null {
  try {
    if (realpathSync.native(path) !== path) return null;
    return hashOf(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** A file and all that it imports, directly or not; null when something is missing, when files import each other in a circle, or one is not repeatable. */
export function closureOf(path: string, files: Files): ReadonlySet<string> | null {
  const done = new Set<string>();
  const above = new Set<string>();
  const visit = (each: string): boolean => {
    if (done.has(each)) return true;
    const file = files.get(each);
    // In a circle what TypeScript says can depend on where it begins.
    if (file === undefined || !file.isRepeatable || above.has(each)) return false;
    above.add(each);
    if (!file.imports.every(visit)) return false;
    above.delete(each);
    done.add(each);
    return true;
  };
  return visit(path) ? done : null;
}

/** What tells a file with all that it imports from any other state of them; null when nothing does. */
export function closureKey(path: string, files: Files, hashes: ReadonlyMap<string, string | null>): string | null {
  const closure = closureOf(path, files);
  if (closure === null) return null;
  const parts = [...closure].sort().map((each) => [each, hashes.get(each) ?? null]);
  return parts.some(([, hash]) => hash === null) ? null : hashOf(JSON.stringify([path, parts]));
}
