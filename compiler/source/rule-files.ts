import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The `*.ts` files below `folder`, absolute, sorted by path; none when there is no such folder. */
export async function findSourceFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

/** Those of `files` that declare segments: the `*.segment.ts`. */
export const ruleFilesOf = (files: readonly string[]): string[] => files.filter((file) => file.endsWith('.segment.ts'));
