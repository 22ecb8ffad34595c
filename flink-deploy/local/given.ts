import type { ExternalAddresses } from './external.ts';
import { partOf } from './inspect.ts';
import { probe } from './probe.ts';
import { UserError } from './user-error.ts';

/**
 * Asks every given address for an answer.
 * @throws UserError when one gives none, with the variable that names it.
 */
export async function requireGiven(external: ExternalAddresses): Promise<void> {
  const { kafka = '', flink = '', gateway = '', redis = '' } = external;
  const variables = {
    kafka: 'SEGC_KAFKA',
    jobmanager: 'SEGC_FLINK',
    gateway: 'SEGC_GATEWAY',
    redis: 'REDIS_URL',
  } as const;
  for (const [service, variable] of Object.entries(variables) as [keyof typeof variables, string][]) {
    if (external[partOf(service)] === undefined) continue;
    await probe(service, { addresses: { kafka, flink, gateway, redis }, taskSlots: 1 }).catch((cause: Error) => {
      const next = `Correct ${variable}, or unset it to have a local one started.`;
      throw new UserError(`the ${service} that ${variable} names does not answer (${cause.message})`, next, { cause });
    });
  }
}
