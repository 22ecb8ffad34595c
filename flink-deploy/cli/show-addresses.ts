import { withoutPassword } from '../clients/redis.ts';
import type { StackAddresses } from '../local/stack.ts';

/** The addresses of a stack, one line each. */
export function showAddresses({ kafka, flink, gateway, redis }: StackAddresses): string {
  return [
    `  Kafka        ${kafka}`,
    `  Flink        ${flink}`,
    `  SQL Gateway  ${gateway}`,
    `  Redis        ${withoutPassword(redis)}`,
    '',
  ].join('\n');
}
