import { killNow, type ProcessIdentity } from './process.ts';
import { removeState } from './state.ts';

/**
 * Ends `services` when this process exits: normally, by SIGINT, SIGTERM or SIGHUP, or by an uncaught exception. Only
 * SIGKILL to this process leaves them running; the next start in the same directory then ends them.
 * @returns undoes it
 */
export function tieToThisProcess(services: () => readonly ProcessIdentity[], stateFile: string): () => void {
  const onExit = () => {
    const left = services();
    if (left.length === 0) return;
    killNow(left);
    removeState(stateFile);
  };
  const signals = Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const);
  const handlers = signals.map(([name, code]) => [name, () => process.exit(code)] as const);
  process.once('exit', onExit);
  for (const [name, exit] of handlers) process.once(name, exit);
  return () => {
    process.off('exit', onExit);
    for (const [name, exit] of handlers) process.off(name, exit);
  };
}
