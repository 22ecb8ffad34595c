import { resolve } from 'node:path';
import { noStack } from './addresses.ts';
import { type ServiceName, type StackLayout, stackLayout } from './layout.ts';
import { withLock } from './lock.ts';
import { isAlive, launch, terminate } from './process.ts';
import { untilReady } from './ready.ts';
import { readState, writeState } from './state.ts';
import { UserError } from './user-error.ts';

/**
 * Ends one service and leaves the others, its data and its ports. Nothing happens when it is not running.
 * @param kill SIGKILL at once instead of SIGTERM: what a crash looks like
 * @throws UserError when there is no stack, or the service is a given one.
 */
export async function stopService(
  options: { readonly workDir: string; readonly kill?: boolean },
  name: ServiceName,
): Promise<void> {
  const layout = stackLayout(resolve(options.workDir));
  await withLock(layout.lock, async () => {
    const { service } = serviceOf(layout, name);
    await terminate([service], options.kill ? 0 : 10_000);
  });
}

/**
 * Starts a service of the stack again, on the same ports and with its data, and waits until it is ready. Nothing happens
 * when it is running.
 * @throws UserError when there is no stack, the service is a given one, or it does not start.
 */
export async function startService(
  options: { readonly workDir: string; readonly readyTimeoutMs?: number },
  name: ServiceName,
): Promise<void> {
  const layout = stackLayout(resolve(options.workDir));
  await withLock(layout.lock, async () => {
    const { state, service } = serviceOf(layout, name);
    if (!isAlive(service)) {
      const launched = await launch(service.launch);
      state.services[name] = { ...service, pid: launched.pid, startedAt: launched.startedAt };
      writeState(layout.state, state);
    }
    const current = state.services[name] ?? service;
    await untilReady(name, current.launch, current, state, options.readyTimeoutMs ?? 120_000);
  });
}

function serviceOf(layout: StackLayout, name: ServiceName) {
  const state = readState(layout.state);
  if (state === undefined) throw noStack();
  const service = state.services[name];
  if (service === undefined) throw new UserError(`${name} is not a service that this stack has started`);
  return { state, service };
}
