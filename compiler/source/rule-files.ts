import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The `*.segment.ts` files below `folder`, absolute, sorted by path; none when there is no such folder. */
export async function findRuleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((name) => name.endsWith('.segment.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}
