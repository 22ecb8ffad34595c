import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import type { ServiceName } from './layout.ts';
import type { StackAddresses } from './state.ts';

/** What a probe needs to know: where the services are, and how many task slots make Flink ready. */
export interface ProbeTarget {
  readonly addresses: StackAddresses;
  readonly taskSlots: number;
}

/**
 * Asks a service for a real answer. Resolves when it is ready for work.
 * @throws Error with the reason when it is not (yet); answers slower than two seconds count as none.
 */
export async function probe(service: ServiceName, { addresses, taskSlots }: ProbeTarget): Promise<void> {
  await probes[service](addresses, taskSlots);
}

const timeoutMs = 2_000;

const probes: Readonly<Record<ServiceName, (addresses: StackAddresses, taskSlots: number) => Promise<void>>> = {
  async kafka({ kafka }) {
    const admin = new Kafka({
      brokers: kafka.split(','),
      logLevel: logLevel.NOTHING,
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      const { brokers } = await admin.describeCluster();
      if (brokers.length === 0) throw new Error('no broker in the cluster');
    } finally {
      await admin.disconnect();
    }
  },
  async jobmanager({ flink }) {
    await getJson(`${flink}/overview`);
  },
  async taskmanager({ flink }, taskSlots) {
    const overview = (await getJson(`${flink}/overview`)) as { 'slots-total'?: number };
    const slots = overview['slots-total'] ?? 0;
    if (slots < taskSlots) throw new Error(`${slots} of ${taskSlots} task slots are registered`);
  },
  async gateway({ gateway }) {
    await getJson(`${gateway}/info`);
  },
  async redis({ redis }) {
    const client = new Redis(redis, {
      lazyConnect: true,
      connectTimeout: timeoutMs,
      commandTimeout: timeoutMs,
      retryStrategy: () => null,
    });
    // What connect() throws is only that the connection is closed; why comes as an event.
    let reason: Error | undefined;
    client.on('error', (error: Error) => {
      reason = error;
    });
    try {
      await client.connect();
      await client.ping();
    } catch (error) {
      throw reason ?? error;
    } finally {
      client.disconnect();
    }
  },
};

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
