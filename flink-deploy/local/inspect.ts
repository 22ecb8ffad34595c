import { resolve } from 'node:path';
import type { Part } from './external.ts';
import { type ServiceName, serviceNames, stackLayout } from './layout.ts';
import { probe } from './probe.ts';
import { isAlive } from './process.ts';
import { readState, type StackAddresses, type StackState } from './state.ts';

/** State of one service. */
export interface ServiceStatus {
  /** Process of the service; undefined for a given address. */
  readonly pid: number | undefined;
  readonly alive: boolean;
  /** It answered its probe just now. */
  readonly healthy: boolean;
  /** Why it is not healthy. */
  readonly problem: string | undefined;
  readonly log: string | undefined;
}

export interface StackStatus {
  readonly running: boolean;
  readonly addresses: StackAddresses | undefined;
  readonly external: readonly Part[];
  readonly services: Readonly<Partial<Record<ServiceName, ServiceStatus>>>;
}

/** What of the stack of `workDir` runs and answers. Never starts or stops anything. */
export async function stackStatus(options: { readonly workDir: string }): Promise<StackStatus> {
  const state = readState(stackLayout(resolve(options.workDir)).state);
  if (state === undefined) return { running: false, addresses: undefined, external: [], services: {} };
  const { health } = await inspect(state);
  const running = Object.values(health).every((service) => service.healthy);
  return { running, addresses: state.addresses, external: state.external, services: health };
}

/** Probes every service of a stack, given ones included. */
export async function inspect(state: StackState): Promise<{ health: Partial<Record<ServiceName, ServiceStatus>> }> {
  const health: Partial<Record<ServiceName, ServiceStatus>> = {};
  await Promise.all(
    serviceNames.map(async (name) => {
      const service = state.services[name];
      const given = state.external.includes(partOf(name));
      const alive = given || (service !== undefined && isAlive(service));
      let problem: string | undefined = alive ? undefined : 'its process has ended';
      if (alive) {
        // A given cluster has its own number of slots.
        const target = given ? { addresses: state.addresses, taskSlots: 1 } : state;
        problem = await probe(name, target).then(
          () => undefined,
          (error: Error) => error.message,
        );
      }
      health[name] = { pid: service?.pid, alive, healthy: problem === undefined, problem, log: service?.launch.log };
    }),
  );
  return { health: Object.fromEntries(serviceNames.map((name) => [name, health[name]])) as typeof health };
}

/** The part of the stack that a service belongs to. */
export function partOf(service: ServiceName): Part {
  return service === 'kafka' || service === 'redis' ? service : 'flink';
}
