import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openRules } from '../open-rules.ts';
import type { CheckedProgram, CompileOptions } from '../pipeline.ts';
import { watchFolders } from './watch-folders.ts';

export interface WatchOptions extends CompileOptions {
  /** Told of the first answer and of each that follows from a change, and how long it took. */
  readonly answered: (checked: CheckedProgram, seconds: number) => void;
  /** Told of what went wrong within segc; watching goes on. */
  readonly failed: (error: unknown) => void;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/** Checks the rules, and again whenever a file of theirs has changed, until the signal comes. */
export async function watchRules({ answered, failed, signal, ...options }: WatchOptions): Promise<void> {
  const rules = openRules(options);
  let wake = () => {};
  let isStale = true;
  const folders = watchFolders(() => {
    isStale = true;
    wake();
  });
  signal.addEventListener('abort', () => wake());
  try {
    while (!signal.aborted) {
      if (!isStale) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      isStale = false;
      try {
        // First the watching, then the looking: what changes in between is seen by either.
        folders.set([...(await foldersBelow(options.rules)), ...rules.folders()]);
        const started = performance.now();
        const checked = await rules.check();
        if (checked !== null && !signal.aborted) answered(checked, (performance.now() - started) / 1000);
        folders.set([...(await foldersBelow(options.rules)), ...rules.folders()]);
      } catch (error) {
        if (!signal.aborted) failed(error);
      }
    }
  } finally {
    folders.close();
  }
}

/** The folder and those below it, without installed packages. */
async function foldersBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  return [folder, ...(await Promise.all(below.map(({ name }) => foldersBelow(join(folder, name))))).flat()];
}
