import type { Redis } from 'ioredis';
import { z } from 'zod';
import { detailsKey, membershipsKey, shardCount, shardKey } from './keys.ts';

const detailsSchema = z.object({
  op: z.enum(['enter', 'renew']),
  at: z.number(),
  enteredAt: z.number().nullable(),
  eventIds: z.array(z.string()),
  rule: z.string(),
});

/** Why a user is in a segment. All times are epoch ms. */
export interface MembershipDetails {
  /** The transition that was last, and when it was. */
  readonly op: 'enter' | 'renew';
  readonly at: number;
  readonly enteredAt: number | null;
  /** The events that decided it, in step order. */
  readonly eventIds: readonly string[];
  /** Hash of the version of the rule. */
  readonly rule: string;
}

export interface ActiveMembership {
  readonly segment: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** null when Redis holds none that can be read. */
  readonly details: MembershipDetails | null;
}

export interface Member {
  readonly userId: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** The instant by Redis's own clock, by which memberships expire; epoch ms. */
export async function redisNow(redis: Redis): Promise<number> {
  const [seconds, micros] = (await redis.time()).map(Number);
  return (seconds ?? 0) * 1000 + Math.floor((micros ?? 0) / 1000);
}

/** The segments a user is in at `now`, by name. Memberships and details are of one instant. */
export async function activeMemberships(redis: Redis, userId: string, now: number): Promise<ActiveMembership[]> {
  const [active, details] = await inOneStep(redis, [
    ['ZRANGE', membershipsKey(userId), `(${now}`, '+inf', 'BYSCORE', 'WITHSCORES'],
    ['HGETALL', detailsKey(userId)],
  ]);
  const texts = new Map(fieldsOf(details));
  return scoresOf(active)
    .map(([segment, expiresAt]) => ({ segment, expiresAt, details: detailsOf(texts.get(segment)) }))
    .sort((a, b) => (a.segment < b.segment ? -1 : 1));
}

/** How many users are in a segment at `now`. */
export async function countMembers(redis: Redis, segment: string, now: number): Promise<number> {
  const shards = Array.from({ length: shardCount }, (_, shard) => shardKey(segment, shard));
  const counts = await Promise.all(shards.map((key) => redis.zcount(key, `(${now}`, '+inf')));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The users who are in a segment at `now`, shard by shard, in pages of `pageSize`. What changes meanwhile may be seen or not; nobody comes
 * twice, and nobody who stays is left out, unless more than a page expire in the same millisecond and one of them leaves just then.
 */
export async function* membersOf(
  redis: Redis,
  segment: string,
  now: number,
  { pageSize = 1_000 } = {},
): AsyncGenerator<Member> {
  for (let shard = 0; shard < shardCount; shard += 1) {
    const key = shardKey(segment, shard);
    // A renewal moves a user to a later page.
    const seen = new Set<string>();
    // Pages go on from the score of the last one, who comes again: ranks would shift when somebody leaves.
    let from: number | undefined;
    let skip = 0;
    for (;;) {
      const min = from === undefined ? `(${now}` : String(from);
      const limit = ['LIMIT', String(skip), String(pageSize)];
      const page = scoresOf(await redis.call('ZRANGE', key, min, '+inf', 'BYSCORE', ...limit, 'WITHSCORES'));
      for (const [userId, expiresAt] of page) {
        if (seen.has(userId)) continue;
        seen.add(userId);
        yield { userId, expiresAt };
      }
      const last = page.at(-1)?.[1];
      if (last === undefined || page.length < pageSize) break;
      // A page within one and the same score does not get on by it.
      skip = last === from ? skip + page.length : 0;
      from = last;
    }
  }
}

/** Runs commands in a transaction and gives their replies. */
async function inOneStep(redis: Redis, commands: readonly (readonly string[])[]): Promise<unknown[]> {
  const transaction = redis.multi();
  for (const [name = '', ...args] of commands) transaction.call(name, ...args);
  const results = (await transaction.exec()) ?? [];
  return results.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}

/** Members with scores: pairs in RESP3, one flat list in RESP2. */
export function scoresOf(reply: unknown): [member: string, score: number][] {
  return pairsOf(reply).map(([member, score]) => [member, Number(score)]);
}

/** Fields with values: a map or an object in RESP3, one flat list in RESP2. */
export function fieldsOf(reply: unknown): [field: string, value: string][] {
  if (reply instanceof Map) return [...reply] as [string, string][];
  if (reply !== null && typeof reply === 'object' && !Array.isArray(reply)) return Object.entries(reply);
  return pairsOf(reply);
}

function pairsOf(reply: unknown): [string, string][] {
  const flat = (Array.isArray(reply) ? reply : []).flat() as string[];
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[index * 2] ?? '', flat[index * 2 + 1] ?? '']);
}

function detailsOf(text: string | undefined): MembershipDetails | null {
  if (text === undefined) return null;
  try {
    const parsed = detailsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
