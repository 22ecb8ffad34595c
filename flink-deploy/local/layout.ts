import { join } from 'node:path';

/** Names of the child processes of the local stack. */
export const serviceNames = ['kafka', 'jobmanager', 'taskmanager', 'gateway', 'redis'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Where the stack keeps its files below the working directory. */
export interface StackLayout {
  /** `.segc/stack`: everything that belongs to one stack. */
  readonly stack: string;
  readonly state: string;
  readonly lock: string;
  readonly ports: string;
  readonly flinkConf: string;
  readonly checkpoints: string;
  readonly savepoints: string;
  /** Log file (stdout and stderr) of a service. */
  log(service: ServiceName): string;
  /** Data directory of a service; survives `down`. */
  data(service: ServiceName): string;
  /** Temporary files of a service, so that nothing is left in the system's temporary directory. */
  tmp(service: ServiceName): string;
}

/** The layout of the stack that belongs to `workDir`. */
export function stackLayout(workDir: string): StackLayout {
  const stack = join(workDir, '.segc', 'stack');
  return {
    stack,
    state: join(stack, 'state.json'),
    lock: join(stack, 'lock'),
    ports: join(stack, 'ports.json'),
    flinkConf: join(stack, 'flink', 'conf'),
    checkpoints: join(stack, 'flink', 'checkpoints'),
    savepoints: join(stack, 'flink', 'savepoints'),
    log: (service) => join(stack, 'logs', `${service}.log`),
    data: (service) => join(stack, service, 'data'),
    tmp: (service) => join(stack, service, 'tmp'),
  };
}

/** Default place of downloaded and built jars: `.segc/cache` in the working directory. */
export function defaultCacheDir(workDir: string): string {
  return join(workDir, '.segc', 'cache');
}
