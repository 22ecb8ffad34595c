import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** How long the files must be quiet, in ms: an editor writes one file in several steps. */
const quietMs = 25;

export interface FolderWatch {
  /** From now on watches these folders, absolute; of one that is not there, the nearest that is above it. */
  readonly set: (folders: readonly string[]) => void;
  readonly close: () => void;
}

/**
 * Calls `changed` when something in the folders has changed, and then has not for a moment. Each folder is watched by itself: that works alike on all systems,
 * reaches folders outside of each other, and does not descend into installed packages.
 */
export function watchFolders(changed: () => void): FolderWatch {
  const watched = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let timer: NodeJS.Timeout | undefined;
  const notice = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const drop = (folder: string) => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string, identity: string) => {
    const watcher = watch(folder, notice);
    // The folder has gone.
    watcher.on('error', () => {
      drop(folder);
      notice();
    });
    watched.set(folder, { watcher, identity });
  };
  return {
    set: (folders) => {
      const wanted = new Map(folders.map(existing).map((folder) => [folder, identityOf(folder)]));
      for (const [folder, { identity }] of watched) if (wanted.get(folder) !== identity) drop(folder);
      for (const [folder, identity] of wanted) if (identity !== null && !watched.has(folder)) add(folder, identity);
    },
    close: () => {
      clearTimeout(timer);
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

const existing = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));

/** Tells a folder from another one that has taken its place; null when there is none. */
function identityOf(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
