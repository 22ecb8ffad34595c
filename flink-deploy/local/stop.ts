import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ServiceName, serviceNames, stackLayout } from './layout.ts';
import { withLock } from './lock.ts';
import { isAlive, terminate } from './process.ts';
import { readState, removeState } from './state.ts';

/**
 * Ends the stack of `workDir`: SIGTERM, and SIGKILL to what still runs after ten seconds. Data stays unless `purge` is set.
 * Idempotent; given addresses are left alone.
 * @returns names of the services that were running
 */
export async function stopStack(options: {
  readonly workDir: string;
  readonly purge?: boolean;
  readonly onProgress?: (message: string) => void;
}): Promise<ServiceName[]> {
  const layout = stackLayout(resolve(options.workDir));
  return withLock(layout.lock, async () => {
    const services = readState(layout.state)?.services ?? {};
    const running = serviceNames.filter((name) => services[name] !== undefined && isAlive(services[name]));
    if (running.length > 0) options.onProgress?.(`stopping ${running.join(', ')}`);
    await terminate(Object.values(services));
    removeState(layout.state);
    if (options.purge) rmSync(layout.stack, { recursive: true, force: true });
    return running;
  });
}
