import { join } from 'node:path';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type StackAddresses, startStack, stopStack } from '../../flink-deploy/local/stack.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    addresses: StackAddresses;
    /** Working directory of the stack, for tests that stop one of its services. */
    workDir: string;
  }
}

interface TestProject {
  provide(name: 'addresses', value: StackAddresses): void;
  provide(name: 'workDir', value: string): void;
}

/** Starts Kafka, Flink and Redis for the end-to-end suite, in a folder of its own, and stops them afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = packageRoot();
  const workDir = join(root, '.segc', 'test');
  const stack = await startStack({
    packageRoot: root,
    workDir,
    cacheDir: join(root, '.segc', 'cache'),
    fresh: true,
    keepAlive: false,
    onProgress: (text) => process.stderr.write(`${text}\n`),
  });
  const { kafka, flink, gateway, redis } = stack;
  project.provide('addresses', { kafka, flink, gateway, redis });
  project.provide('workDir', workDir);
  return async () => {
    await stopStack({ workDir });
  };
}
