import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ExternalAddresses, externalAddresses, externalParts, type Part } from './external.ts';
import { prepareFlink } from './flink.ts';
import { requireGiven } from './given.ts';
import { inspect } from './inspect.ts';
import { jarsFingerprint, stackJars } from './jars.ts';
import { findJava } from './java.ts';
import { prepareKafka } from './kafka.ts';
import { defaultCacheDir, type ServiceName, type StackLayout, stackLayout } from './layout.ts';
import { tieToThisProcess } from './lifetime.ts';
import { withLock } from './lock.ts';
import { choosePorts, type StackPorts } from './ports.ts';
import { isAlive, type Launch, launch, terminate } from './process.ts';
import { untilReady } from './ready.ts';
import { prepareRedis } from './redis.ts';
import { readState, removeState, type StackAddresses, type StackState, writeState } from './state.ts';
import { UserError } from './user-error.ts';

export interface StartOptions {
  /** Root of the segc package; holds `flink-deploy/`. */
  readonly packageRoot: string;
  /** Directory whose `.segc/` holds the stack. */
  readonly workDir: string;
  /** Jars and tools; `.segc/cache` in `workDir` when not given. May be shared by many working directories. */
  readonly cacheDir?: string;
  /** Slots of the TaskManager; default 4. */
  readonly taskSlots?: number;
  /** Heap for user code and state in the TaskManager, MiB; default 1536. */
  readonly taskHeapMb?: number;
  /** Whether the TaskManager is to collect its garbage in short pauses, at the price of more work in all; default false. */
  readonly shortPauses?: boolean;
  /** false ends the stack together with this process, however it exits; default true. */
  readonly keepAlive?: boolean;
  /** Throws away topics, memberships and savepoints of an earlier stack in `workDir`; default false. */
  readonly fresh?: boolean;
  /** How long a service may take to become ready, ms; default 120 000. */
  readonly readyTimeoutMs?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with one line for every step worth telling. */
  readonly onProgress?: (message: string) => void;
}

/** A running stack. */
export interface StartedStack extends StackAddresses {
  /** It ran already, and nothing was started. */
  readonly reused: boolean;
  /** It runs with other jars than a new stack would: segc or its Flink module has changed since it was started. */
  readonly outdated: boolean;
  /** Parts that were given by the environment. */
  readonly external: readonly Part[];
}

/**
 * Starts what is not given by the environment of Kafka, Flink (JobManager, TaskManager, SQL Gateway) and Redis, on loopback and free
 * ports, and waits until all are ready. A healthy stack of the same `workDir` is used as it is; of one that is only
 * partly alive the rest is ended first. Data of an earlier stack is kept unless `fresh` is set; Flink jobs are not started again.
 * @throws UserError for everything the user can fix: no JDK, no Maven, a service that does not start (with its log).
 */
export async function startStack(options: StartOptions): Promise<StartedStack> {
  const layout = stackLayout(resolve(options.workDir));
  return withLock(layout.lock, async () => {
    const external = externalAddresses(options.env ?? process.env);
    const running = await reuse(layout, external, options);
    if (running !== undefined) return running;
    const state = await startNew(layout, external, options);
    return { ...state.addresses, reused: false, outdated: false, external: state.external };
  });
}

async function reuse(
  layout: StackLayout,
  external: ExternalAddresses,
  { packageRoot, fresh = false, onProgress }: StartOptions,
): Promise<StartedStack | undefined> {
  const state = readState(layout.state);
  if (state === undefined) return undefined;
  const { health } = await inspect(state);
  const healthy = Object.values(health).every((service) => service.healthy);
  const sameParts = externalParts(external).join() === state.external.join();
  const sameAddresses = Object.entries(external).every(([part, url]) => state.addresses[part as Part] === url);
  if (healthy && sameParts && sameAddresses && !fresh) {
    const outdated = state.jars !== '' && state.jars !== jarsFingerprint({ packageRoot: resolve(packageRoot) });
    onProgress?.('the local stack is running already');
    return { ...state.addresses, reused: true, outdated, external: state.external };
  }
  if (healthy && !fresh) {
    throw new UserError(
      'a local stack is running that was started with other addresses in SEGC_KAFKA, SEGC_FLINK or REDIS_URL',
      'Run `segc down` first.',
    );
  }
  const alive = Object.values(state.services).filter(isAlive);
  if (alive.length > 0) {
    onProgress?.(fresh ? 'ending the running stack' : 'ending what is left of a stack that is no longer healthy');
    await terminate(alive);
  }
  removeState(layout.state);
  return undefined;
}

async function startNew(layout: StackLayout, external: ExternalAddresses, options: StartOptions): Promise<StackState> {
  const {
    onProgress,
    taskSlots = 4,
    taskHeapMb = 1536,
    shortPauses = false,
    readyTimeoutMs = 120_000,
    keepAlive = true,
  } = options;
  const cacheDir = resolve(options.cacheDir ?? defaultCacheDir(options.workDir));
  if (options.fresh) rmSync(layout.stack, { recursive: true, force: true });
  mkdirSync(cacheDir, { recursive: true });

  await requireGiven(external);
  const needed = (['kafka', 'flink', 'redis'] as const).filter((part) => external[part] === undefined);
  const java = needed.length > 0 ? await findJava(options.env) : '';
  const jars =
    needed.length > 0
      ? await stackJars({ packageRoot: resolve(options.packageRoot), cacheDir, ...(onProgress && { onProgress }) })
      : { flink: [], kafka: [], redis: [], fingerprint: '' };
  const ports = await choosePorts(layout.ports);
  const state: StackState = {
    version: 1,
    addresses: addressesOf(ports, external),
    external: externalParts(external),
    taskSlots,
    jars: jars.fingerprint,
    services: {},
  };

  let failed = false;
  const start = async (service: ServiceName, spec: Launch): Promise<void> => {
    if (failed) return;
    rmSync(spec.log, { force: true });
    const launched = await launch(spec);
    // Written at once, so that a crash of this process leaves no service that nobody knows.
    state.services[service] = { pid: launched.pid, startedAt: launched.startedAt, launch: mutable(spec) };
    writeState(layout.state, state);
    await untilReady(service, spec, launched, state, readyTimeoutMs);
    onProgress?.(`${service} is ready`);
  };

  onProgress?.(needed.length > 0 ? `starting ${needed.join(', ')}` : 'using the given addresses, nothing to start');
  writeState(layout.state, state);
  // Until everything is ready also a stack that is to stay: interrupted half-way, nothing is left behind.
  const untie = tieToThisProcess(() => Object.values(state.services), layout.state);
  const starting: Promise<void>[] = [];
  if (external.flink === undefined) {
    const flink = prepareFlink(java, jars.flink, layout, ports, { taskSlots, taskHeapMb, shortPauses });
    for (const service of ['jobmanager', 'taskmanager', 'gateway'] as const) {
      starting.push(start(service, flink[service]));
    }
  }
  if (external.kafka === undefined) {
    starting.push(prepareKafka(java, jars.kafka, layout, ports).then((spec) => start('kafka', spec)));
  }
  if (external.redis === undefined) {
    starting.push(prepareRedis(jars.redis, cacheDir, layout, ports).then((spec) => start('redis', spec)));
  }
  try {
    await Promise.all(starting);
  } catch (error) {
    failed = true;
    await terminate(Object.values(state.services), 5_000);
    await Promise.allSettled(starting);
    await terminate(Object.values(state.services), 5_000);
    removeState(layout.state);
    untie();
    throw error;
  }
  if (keepAlive) untie();
  return state;
}

function addressesOf(ports: StackPorts, external: ExternalAddresses): StackAddresses {
  return {
    kafka: external.kafka ?? `127.0.0.1:${ports.kafka}`,
    flink: external.flink ?? `http://127.0.0.1:${ports.flinkRest}`,
    gateway: external.gateway ?? `http://127.0.0.1:${ports.gateway}`,
    redis: external.redis ?? `redis://127.0.0.1:${ports.redis}`,
  };
}

function mutable(spec: Launch): {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  log: string;
} {
  return { ...spec, args: [...spec.args], env: { ...spec.env } };
}
