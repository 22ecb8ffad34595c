import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, processStart } from './process.ts';
import { UserError } from './user-error.ts';

/**
 * Runs `work` while holding a lock file, so that two commands never change one stack at the same time. A lock whose
 * owner is gone is taken over.
 * @throws UserError when a live process holds the lock.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  acquire(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function acquire(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStart(process.pid) });
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = readOwner(file);
    if (owner !== undefined && isAlive(owner)) {
      throw new UserError(
        `the local stack is being changed by another segc command (process ${owner.pid})`,
        'Wait until it has finished, and run the command again.',
      );
    }
    rmSync(file, { force: true });
  }
}

function readOwner(file: string): { pid: number; startedAt: string } | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8'));
    return typeof owner?.pid === 'number' && typeof owner?.startedAt === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}
