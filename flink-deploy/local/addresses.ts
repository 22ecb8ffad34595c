import { resolve } from 'node:path';
import { externalAddresses } from './external.ts';
import { stackLayout } from './layout.ts';
import { readState, type StackAddresses } from './state.ts';
import { UserError } from './user-error.ts';

/** The error of a command that needs a running stack. */
export function noStack(): UserError {
  return new UserError('no local stack is running here', 'Run `segc up` first.');
}

/**
 * Addresses for commands that need a stack and do not start one: those given by the environment, the others from the running
 * stack of `workDir`. Nothing is probed.
 * @throws UserError when an address is neither given nor known.
 */
export function stackAddresses(options: {
  readonly workDir: string;
  readonly env?: NodeJS.ProcessEnv;
}): StackAddresses {
  const external = externalAddresses(options.env ?? process.env);
  const known = readState(stackLayout(resolve(options.workDir)).state)?.addresses;
  const { kafka, flink, gateway, redis } = { ...known, ...external };
  if (kafka === undefined || flink === undefined || gateway === undefined || redis === undefined) throw noStack();
  return { kafka, flink, gateway, redis };
}
