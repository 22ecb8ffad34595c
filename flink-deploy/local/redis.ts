import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { jdkTool } from './java.ts';
import type { StackLayout } from './layout.ts';
import type { StackPorts } from './ports.ts';
import type { Launch } from './process.ts';
import { UserError } from './user-error.ts';

const run = promisify(execFile);

const bundled: Readonly<Record<string, string>> = {
  'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'linux-ia32': 'redis-server-6.2.7-linux-386',
  'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
  'win32-x64': 'redis-server-5.0.14.1-windows-amd64.exe',
};

/** Name of the Redis binary in the embedded-redis jar for a platform, or undefined when it has none. */
export function bundledRedis(platform: string = process.platform, arch: string = process.arch): string | undefined {
  return bundled[`${platform}-${arch}`];
}

/** The redis.conf: loopback only, and every write kept in an append-only file. */
export function renderRedisConfig(port: number, dataDir: string): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    'daemonize no',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    `dir ${JSON.stringify(dataDir)}`,
    '',
  ].join('\n');
}

/**
 * Writes the configuration and gives the command of the server: `redis-server` from PATH, else the one from the jar.
 * @throws UserError when neither is to be had on this platform.
 */
export async function prepareRedis(
  jars: readonly string[],
  cacheDir: string,
  layout: StackLayout,
  ports: StackPorts,
): Promise<Launch> {
  const command = (await runs('redis-server')) ? 'redis-server' : await unpackRedis(jars, cacheDir);
  const data = layout.data('redis');
  mkdirSync(data, { recursive: true });
  const directory = join(layout.stack, 'redis');
  const config = join(directory, 'redis.conf');
  writeFileSync(config, renderRedisConfig(ports.redis, data));
  return { command, args: [config], cwd: directory, env: {}, log: layout.log('redis') };
}

async function unpackRedis(jars: readonly string[], cacheDir: string): Promise<string> {
  const next = 'Install Redis so that redis-server is on PATH, or set REDIS_URL to a running one.';
  const name = bundledRedis();
  const jar = jars.find((path) => basename(path).startsWith('embedded-redis'));
  if (name === undefined || jar === undefined) {
    throw new UserError(`no redis-server on PATH, and none for ${process.platform}-${process.arch} is bundled`, next);
  }
  const binary = join(cacheDir, basename(jar, '.jar'), name);
  if (!existsSync(binary)) {
    const draft = join(cacheDir, `redis-${process.pid}.tmp`);
    mkdirSync(draft, { recursive: true });
    try {
      await run(jdkTool('jar'), ['xf', jar, name], { cwd: draft });
      chmodSync(join(draft, name), 0o755);
      mkdirSync(dirname(binary), { recursive: true });
      renameSync(join(draft, name), binary);
    } catch (cause) {
      throw new UserError(`no redis-server on PATH, and unpacking the bundled one failed`, next, { cause });
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  if (!(await runs(binary)))
    throw new UserError('no redis-server on PATH, and the bundled one does not run here', next);
  return binary;
}

async function runs(command: string): Promise<boolean> {
  return run(command, ['--version']).then(
    () => true,
    () => false,
  );
}
