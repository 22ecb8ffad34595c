import { UserError } from './user-error.ts';

/** Parts of the stack that can be somewhere else. `flink` stands for JobManager, TaskManager and gateway. */
export type Part = 'kafka' | 'flink' | 'redis';

/** Addresses given by the user; what is given is neither started nor stopped. */
export interface ExternalAddresses {
  readonly kafka?: string;
  readonly flink?: string;
  readonly gateway?: string;
  readonly redis?: string;
}

/**
 * Reads SEGC_KAFKA, SEGC_FLINK with SEGC_GATEWAY, and REDIS_URL. Empty values count as not given.
 * @throws UserError when only one of SEGC_FLINK and SEGC_GATEWAY is given, or one is not an HTTP URL.
 */
export function externalAddresses(env: NodeJS.ProcessEnv = process.env): ExternalAddresses {
  const [kafka, redis] = [env.SEGC_KAFKA, env.REDIS_URL];
  const [flink, gateway] = [httpUrl(env, 'SEGC_FLINK'), httpUrl(env, 'SEGC_GATEWAY')];
  if ((flink === undefined) !== (gateway === undefined)) {
    const [given, missing] = flink ? ['SEGC_FLINK', 'SEGC_GATEWAY'] : ['SEGC_GATEWAY', 'SEGC_FLINK'];
    throw new UserError(
      `${given} is set and ${missing} is not`,
      'Set both: SEGC_FLINK to the REST URL of the JobManager, SEGC_GATEWAY to the URL of its SQL Gateway.',
    );
  }
  return {
    ...(kafka && { kafka }),
    ...(flink && gateway && { flink, gateway }),
    ...(redis && { redis }),
  };
}

/** The parts that are given, in a fixed order. */
export function externalParts(external: ExternalAddresses): Part[] {
  return (['kafka', 'flink', 'redis'] as const).filter((part) => external[part] !== undefined);
}

function httpUrl(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!/^https?:\/\/[^/]/.test(value)) {
    throw new UserError(`${name} is ${JSON.stringify(value)}, not an HTTP URL`, `Write it as http://host:port.`);
  }
  return value.replace(/\/+$/, '');
}
