import { externalAddresses } from '../local/external.ts';
import { type StackAddresses, stackAddresses } from '../local/stack.ts';

/** Address of the one service that a command needs: from the environment, else of the local stack. @throws UserError when it is not known */
export function addressOf(service: keyof StackAddresses): string {
  return externalAddresses()[service] ?? stackAddresses({ workDir: process.cwd() })[service];
}
