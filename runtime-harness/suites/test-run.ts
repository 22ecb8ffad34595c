import { join } from 'node:path';
import { inject } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import { type FlinkRun, type FlinkRunOptions, startFlinkRun } from '../engines/flink.ts';
import { clearDatabase } from '../engines/redis.ts';
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
  const addresses = await emptyAddresses(database);
  return startFlinkRun({ id, folder: generatedFolder, addresses, ...options });
}

/** The addresses of the test stack, with a Redis database of one's own that has been emptied. */
export async function emptyAddresses(database: number): Promise<StackAddresses> {
  const stack = inject('addresses');
  const redis = new URL(stack.redis);
  redis.pathname = `/${database}`;
  await clearDatabase(redis.href);
  return { ...stack, redis: redis.href };
}
