import { Redis } from 'ioredis';
import { UserError } from '../local/user-error.ts';

/**
 * Connects to Redis. Once connected, a lost connection is taken up again; a command fails rather than waits for longer than
 * `timeoutMs`.
 * @param timeoutMs for connecting and for every command; default 5 000
 * @throws UserError when Redis is not reachable or refuses the connection.
 */
export async function connectRedis(url: string, { timeoutMs = 5_000 } = {}): Promise<Redis> {
  let connected = false;
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => (connected ? Math.min(attempt * 100, 1_000) : null),
  });
  let last: Error | undefined;
  // Also keeps ioredis from printing errors that the failing commands throw anyway.
  client.on('error', (error: Error) => {
    last = error;
  });
  try {
    await client.connect();
    await client.ping();
    connected = true;
    return client;
  } catch (error) {
    client.disconnect();
    const cause = last ?? (error as Error);
    const next = 'See `segc status`; `segc up` starts a local stack, REDIS_URL points to another Redis.';
    throw new UserError(`Redis at ${withoutPassword(url)} is not reachable (${cause.message})`, next, { cause });
  }
}

/** The URL as it may be shown. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:\/\/)[^@/]*@/, '$1');
}
