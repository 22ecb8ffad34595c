import { join } from 'node:path';
import { inject } from 'vitest';
import { connectRedis } from '../../flink-deploy/clients/redis.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type FlinkRun, type FlinkRunOptions, startFlinkRun } from '../engines/flink.ts';
import { loadGeneratedProgram } from '../program/load-generated.ts';

/** The folder of the committed output of the rules. */
export const generatedFolder = join(packageRoot(), 'generated');

export const generatedProgram = () => loadGeneratedProgram(join(generatedFolder, 'ir.json'));

/**
 * Deploys the committed rules for one test file, with an empty Redis database of its own.
 *
 * @param database number of the Redis database; each test file has another
 */
export async function startTestRun(
  id: string,
  database: number,
  options: Partial<FlinkRunOptions> = {},
): Promise<FlinkRun> {
  const stack = inject('addresses');
  const redis = new URL(stack.redis);
  redis.pathname = `/${database}`;
  const client = await connectRedis(redis.href);
  await client.flushdb();
  client.disconnect();
  return startFlinkRun({ id, folder: generatedFolder, addresses: { ...stack, redis: redis.href }, ...options });
}
