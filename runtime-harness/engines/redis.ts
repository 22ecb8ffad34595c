import { connectRedis } from '../../flink-deploy/clients/redis.ts';
import { membershipsPattern, userOfKey } from '../../flink-deploy/looking/keys.ts';
import { scoresOf } from '../../flink-deploy/looking/memberships.ts';

/** A membership as Redis keeps it for readers. */
export interface Membership {
  readonly userId: string;
  readonly segment: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** All memberships that Redis holds, by user and segment. For tests and the demo: it scans the whole database. */
export async function readMemberships(url: string): Promise<Membership[]> {
  const redis = await connectRedis(url);
  try {
    const memberships: Membership[] = [];
    for await (const keys of redis.scanStream({ match: membershipsPattern, count: 1_000 }) as AsyncIterable<string[]>) {
      for (const key of keys) {
        const scores = scoresOf(await redis.call('ZRANGE', key, '0', '-1', 'WITHSCORES'));
        const userId = userOfKey(key) ?? key;
        memberships.push(...scores.map(([segment, expiresAt]) => ({ userId, segment, expiresAt })));
      }
    }
    return memberships.sort(byUserAndSegment);
  } finally {
    redis.disconnect();
  }
}

/** An order for comparing lists of memberships. */
export function byUserAndSegment(a: Membership, b: Membership): number {
  const [left, right] = [JSON.stringify([a.userId, a.segment]), JSON.stringify([b.userId, b.segment])];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Each membership that only one side has, as text. */
export function diffMemberships(expected: readonly Membership[], actual: readonly Membership[]): string[] {
  const text = ({ userId, segment, expiresAt }: Membership) =>
    `${JSON.stringify(userId)} in ${segment} until ${expiresAt}`;
  const [left, right] = [new Set(expected.map(text)), new Set(actual.map(text))];
  return [
    ...[...expected]
      .sort(byUserAndSegment)
      .filter((item) => !right.has(text(item)))
      .map((item) => `missing in Redis: ${text(item)}`),
    ...[...actual]
      .sort(byUserAndSegment)
      .filter((item) => !left.has(text(item)))
      .map((item) => `only in Redis: ${text(item)}`),
  ];
}

/** Number of keys in the database that `url` names. */
export async function countKeys(url: string): Promise<number> {
  const redis = await connectRedis(url);
  try {
    return await redis.dbsize();
  } finally {
    redis.disconnect();
  }
}

/** Removes everything from the database that `url` names. Only for one that was empty before a run filled it. */
export async function clearDatabase(url: string): Promise<void> {
  const redis = await connectRedis(url);
  try {
    // At once, whatever it holds: Redis frees the memory behind it.
    await redis.flushdb('ASYNC');
  } finally {
    redis.disconnect();
  }
}
