import { Redis } from 'ioredis';
import { connectRedis } from '../../../flink-deploy/clients/redis.ts';
import { membershipsKey, userOfKey } from '../../../flink-deploy/looking/keys.ts';
import { type Distribution, distributionOf } from './percentiles.ts';

/** Sees when memberships change in Redis. */
export interface Watcher {
  /** When the memberships of each user changed, epoch ms, ascending. */
  readonly seen: ReadonlyMap<string, readonly number[]>;
  /**
   * How late this watcher is itself, at most: the time from before a write of its own is sent until its notice is here. It holds the
   * write's way to Redis, and what Redis was doing at that moment. Null before the first.
   */
  delay(): Distribution | null;
  close(): Promise<void>;
}

/** How often the watcher's own delay is probed, ms. */
const probeEveryMs = 50;

/**
 * Watches the memberships of the users whose ids begin with `prefix`, by Redis's client-side caching in broadcast mode: Redis tells the names
 * of the keys that have changed, once for each turn of its loop, so that nothing is formatted for a command and nothing at all for other keys.
 * The instant is the one at which the notice is here, and so the write visible to any other client.
 */
export async function watchRedis(url: string, prefix: string): Promise<Watcher> {
  const speaker = await connectRedis(url);
  // In RESP2, notices come as messages of a channel; of RESP3's own form of them the client makes nothing.
  const listener = new Redis(url, { protocol: 2, lazyConnect: true });
  await listener.connect();
  const seen = new Map<string, number[]>();
  const delays: number[] = [];
  const probes = new Map<string, number>();
  listener.on('messageBuffer', (_: Buffer, keys: unknown) => {
    const now = Date.now();
    // Null after a FLUSHDB, which nobody does meanwhile.
    for (const key of (keys as readonly Buffer[] | null) ?? []) {
      const user = userOfKey(key.toString('utf8'));
      if (user === undefined) continue;
      const probedAt = probes.get(user);
      if (probedAt !== undefined) {
        delays.push(performance.now() - probedAt);
        probes.delete(user);
      } else if (!user.startsWith(`${prefix}probe`)) {
        const instants = seen.get(user);
        if (instants === undefined) seen.set(user, [now]);
        else instants.push(now);
      }
    }
  });
  const id = await listener.client('ID');
  await listener.subscribe('__redis__:invalidate');
  const keys = membershipsKey(prefix).slice(0, -1);
  await speaker.call('CLIENT', 'TRACKING', 'ON', 'REDIRECT', String(id), 'BCAST', 'PREFIX', keys);
  const probing = startProbing(speaker, prefix, probes);
  return {
    seen,
    delay: () => distributionOf(delays.map((ms) => Math.round(ms * 100) / 100)),
    async close() {
      clearInterval(probing);
      speaker.disconnect();
      listener.disconnect();
    },
  };
}

function startProbing(redis: Redis, prefix: string, probes: Map<string, number>): NodeJS.Timeout {
  let number = 0;
  return setInterval(() => {
    const user = `${prefix}probe${number}`;
    number += 1;
    probes.set(user, performance.now());
    // Gone by itself later, which is told too, and then belongs to no probe.
    redis.set(membershipsKey(user), '', 'PX', 1_000).catch(() => {});
  }, probeEveryMs);
}
