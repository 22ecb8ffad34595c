import kafkajs from 'kafkajs';
import { FlinkRestError } from '../clients/flink-rest.ts';
import { GatewayError } from '../clients/sql-gateway.ts';
import { UserError } from '../local/user-error.ts';

const next = 'See `segc status`; the logs of a local stack are in .segc/stack/logs.';

/** The error for the user when one of the services has refused or failed; undefined for a mistake of segc's own. */
export function asUserError(thrown: unknown): UserError | undefined {
  if (thrown instanceof UserError) return thrown;
  if (thrown instanceof FlinkRestError || thrown instanceof GatewayError) return from('Flink', thrown);
  if (thrown instanceof kafkajs.KafkaJSError) return from('Kafka', thrown);
  if (thrown instanceof Error && isOfRedis(thrown)) return from('Redis', thrown);
  return undefined;
}

/** ioredis has no class of its own for what goes wrong on the way. */
const isOfRedis = ({ name, message }: Error): boolean =>
  name === 'ReplyError' ||
  name === 'MaxRetriesPerRequestError' ||
  message === 'Command timed out' ||
  message === 'Connection is closed.';

const from = (service: string, cause: Error): UserError =>
  new UserError(`${service} has failed: ${cause.message}`, next, { cause });
