import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from './layout.ts';
import { type ProbeTarget, probe } from './probe.ts';
import { isAlive, type Launch, type Launched, logTail, type ProcessIdentity } from './process.ts';
import { UserError } from './user-error.ts';

/**
 * Waits until a service answers its probe.
 * @param timeoutMs after how many milliseconds to give up
 * @throws UserError when its process ends first or the time is over, with the last lines of its log.
 */
export async function untilReady(
  service: ServiceName,
  launch: Launch,
  running: Launched | ProcessIdentity,
  target: ProbeTarget,
  timeoutMs: number,
): Promise<void> {
  let end: string | undefined;
  if ('ended' in running) {
    void running.ended.then((how) => {
      end = how;
    });
  }
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (end !== undefined || !isAlive(running)) {
      throw failure(service, launch, `ended while starting (${end ?? 'process gone'})`);
    }
    try {
      await probe(service, target);
      return;
    } catch (error) {
      if (Date.now() < deadline) await sleep(150);
      else throw failure(service, launch, `is not ready after ${timeoutMs / 1000} s (${(error as Error).message})`);
    }
  }
}

function failure(service: ServiceName, launch: Launch, what: string): UserError {
  const tail = logTail(launch.log).replaceAll(/^/gm, '  ');
  return new UserError(`${service} ${what}\n${tail}`, `The whole log is in ${launch.log}.`);
}
