import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import getPort from 'get-port';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectRedis } from '../clients/redis.ts';
import { stackJars } from '../local/jars.ts';
import { defaultCacheDir, stackLayout } from '../local/layout.ts';
import { packageRoot } from '../local/package-root.ts';
import { prepareRedis } from '../local/redis.ts';
import { detailsKey, membershipsKey, shardCount, shardKey, shardOf } from '../looking/keys.ts';
import { activeMemberships, countMembers, fieldsOf, membersOf, redisNow, scoresOf } from '../looking/memberships.ts';
import { registerMembers, registerUser } from './index.ts';

/** Against a real Redis: an empty database of REDIS_URL, else a server of this test's own. */
let server: ChildProcess | undefined;
let url: string;
let redis: Redis;
let now: number;
const workDir = mkdtempSync(join(tmpdir(), 'segc-reading-'));

beforeAll(async () => {
  url = process.env.REDIS_URL ? scratchDatabase(process.env.REDIS_URL) : await startRedis();
  redis = await connectRedis(url);
  const keys = await redis.dbsize();
  if (keys > 0) {
    redis.disconnect();
    throw new Error('database 15 of REDIS_URL is not empty: these tests would delete what is there');
  }
  now = await redisNow(redis);
  vi.stubEnv('REDIS_URL', url);
}, 600_000);

afterEach(async () => {
  await redis.flushdb();
  process.exitCode = undefined;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  redis?.disconnect();
  if (server !== undefined && server.exitCode === null) {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill();
    await ended;
  }
  rmSync(workDir, { recursive: true, force: true });
});

const hour = 3_600_000;
const hostile = ['a"b\'c{}\n;DROP', '}x', '%7Dx', '%', '😀', '*', 'seg:u:{x}', '__proto__', 'é\u202e'];

interface Entry {
  readonly user: string;
  readonly segment: string;
  readonly expiresAt: number;
  readonly details?: object | string;
}

/** Writes memberships as CONTRACT.md has them. */
async function fill(entries: readonly Entry[]): Promise<void> {
  const commands = redis.pipeline();
  for (const { user, segment, expiresAt, details } of entries) {
    commands.zadd(membershipsKey(user), expiresAt, segment);
    commands.zadd(shardKey(segment, shardOf(user)), expiresAt, user);
    if (details === undefined) continue;
    commands.hset(detailsKey(user), segment, typeof details === 'string' ? details : JSON.stringify(details));
  }
  const results = (await commands.exec()) ?? [];
  for (const [error] of results) if (error) throw error;
}

const details = (expiresAt: number) => ({
  op: 'renew',
  at: 1_767_225_700_000,
  order: '2|e2|0',
  enteredAt: 1_767_225_600_000,
  expiresAt,
  eventIds: ['e1', 'e\u001b2'],
  rule: 'abcdef',
});

describe('memberships of a user', () => {
  test('only active ones, by name, with their details', async () => {
    await fill([
      { user: 'u', segment: 'vip', expiresAt: now + hour, details: details(now + hour) },
      { user: 'u', segment: 'alpha', expiresAt: now + 2 * hour },
      { user: 'u', segment: 'gone', expiresAt: now - 1, details: details(now - 1) },
      { user: 'u', segment: 'ends-now', expiresAt: now },
      { user: 'other', segment: 'vip', expiresAt: now + hour },
    ]);
    expect(await activeMemberships(redis, 'u', now)).toEqual([
      { segment: 'alpha', expiresAt: now + 2 * hour, details: null },
      {
        segment: 'vip',
        expiresAt: now + hour,
        details: {
          op: 'renew',
          at: 1_767_225_700_000,
          enteredAt: 1_767_225_600_000,
          eventIds: ['e1', 'e\u001b2'],
          rule: 'abcdef',
        },
      },
    ]);
    expect(await activeMemberships(redis, 'nobody', now)).toEqual([]);
  });

  test('tombstones and details that cannot be read are none', async () => {
    await redis.hset(detailsKey('u'), 'left', JSON.stringify({ ...details(now + hour), op: 'exit' }));
    await fill(
      ['{', '1', '{"op":"enter"}'].map((text, index) => ({
        user: 'u',
        segment: `s${index}`,
        expiresAt: now + hour,
        details: text,
      })),
    );
    const memberships = await activeMemberships(redis, 'u', now);
    expect(memberships.map(({ segment, details }) => [segment, details])).toEqual([
      ['s0', null],
      ['s1', null],
      ['s2', null],
    ]);
  });

  test.each(hostile)('of the user %j', async (user) => {
    await fill(hostile.map((each, index) => ({ user: each, segment: `s${index}`, expiresAt: now + hour })));
    const memberships = await activeMemberships(redis, user, now);
    expect(memberships.map(({ segment }) => segment)).toEqual([`s${hostile.indexOf(user)}`]);
  });
});

describe('members of a segment', () => {
  async function list(segment: string, pageSize?: number): Promise<string[]> {
    const users: string[] = [];
    for await (const { userId } of membersOf(redis, segment, now, { ...(pageSize && { pageSize }) }))
      users.push(userId);
    return users.sort();
  }

  const users = Array.from({ length: 500 }, (_, index) => `u${index}`);

  test.each([1, 3, 1_000])('all shards, each user once, in pages of %i', async (pageSize) => {
    // Every third one shares its expiry with many others.
    const expiry = (index: number) => now + hour + (index % 3 === 0 ? 0 : index);
    await fill([
      ...users.map((user, index) => ({ user, segment: 'vip', expiresAt: expiry(index) })),
      ...hostile.map((user) => ({ user, segment: 'vip', expiresAt: now + hour })),
      { user: 'gone', segment: 'vip', expiresAt: now - 1 },
      { user: 'ends-now', segment: 'vip', expiresAt: now },
      { user: 'other', segment: 'vip-2', expiresAt: now + hour },
    ]);
    expect(new Set(users.map(shardOf)).size).toBe(shardCount);
    expect(await list('vip', pageSize)).toEqual([...users, ...hostile].sort());
    expect(await countMembers(redis, 'vip', now)).toBe(users.length + hostile.length);
  });

  test('who is renewed or leaves between two pages is not seen twice and hides nobody', async () => {
    const same = users.filter((user) => shardOf(user) === shardOf('u0'));
    await fill(same.map((user, index) => ({ user, segment: 'vip', expiresAt: now + hour + index })));
    const shard = shardKey('vip', shardOf('u0'));
    const seen: string[] = [];
    for await (const { userId } of membersOf(redis, 'vip', now, { pageSize: 2 })) {
      seen.push(userId);
      if (seen.length === 1) await redis.zadd(shard, now + 2 * hour, userId);
      if (seen.length === 2) await redis.zrem(shard, userId);
    }
    expect(seen.sort()).toEqual([...same].sort());
  });

  test('nobody', async () => {
    expect(await list('vip')).toEqual([]);
    expect(await countMembers(redis, 'vip', now)).toBe(0);
  });
});

test.each<[string, unknown, unknown]>([
  ['RESP2', ['a', '1', 'b', '2.5e3'], ['f', 'v', 'g', 'w']],
  [
    'RESP3',
    [
      ['a', 1],
      ['b', '2500'],
    ],
    new Map([
      ['f', 'v'],
      ['g', 'w'],
    ]),
  ],
  [
    'RESP3 as an object',
    [
      ['a', '1'],
      ['b', 2500],
    ],
    { f: 'v', g: 'w' },
  ],
])('answers of %s', (_, scores, fields) => {
  expect(scoresOf(scores)).toEqual([
    ['a', 1],
    ['b', 2500],
  ]);
  expect(fieldsOf(fields)).toEqual([
    ['f', 'v'],
    ['g', 'w'],
  ]);
  expect([scoresOf([]), fieldsOf([]), fieldsOf({})]).toEqual([[], [], []]);
});

describe('the commands', () => {
  let [out, err] = ['', ''];
  beforeEach(() => {
    [out, err] = ['', ''];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function segc(...args: string[]): Promise<void> {
    const program = new Command('segc').exitOverride();
    registerUser(program);
    registerMembers(program);
    await program.parseAsync(args, { from: 'user' });
  }

  test('user: a table with times in UTC and ids that cannot fake a line', async () => {
    const user = hostile[0] ?? '';
    // Far off and without milliseconds, so that the text is known.
    const expiresAt = Date.UTC(2199, 0, 1);
    await fill([{ user, segment: 'vip', expiresAt, details: details(expiresAt) }]);
    await segc('user', user);
    expect(out).toContain(`User "a\\"b'c{}\\n;DROP" is in 1 segment.\n`);
    for (const cell of ['vip', '2026-01-01 00:00:00Z', '2199-01-01 00:00:00Z', 'e1', '"e\\u001b2"', 'abcdef'])
      expect(out).toContain(cell);
    expect(out).not.toContain('\u001b');
  });

  test('user: in no segment', async () => {
    await fill([{ user: 'u', segment: 'vip', expiresAt: now - 1 }]);
    await segc('user', 'u');
    expect([out, err]).toEqual(['User u is in no segment.\n', '']);
  });

  test('user --json', async () => {
    await fill([{ user: '}', segment: 'vip', expiresAt: now + hour, details: details(now + hour) }]);
    await segc('user', '}', '--json');
    expect(JSON.parse(out)).toEqual({
      userId: '}',
      now: expect.any(Number),
      segments: [
        {
          segment: 'vip',
          enteredAt: 1_767_225_600_000,
          expiresAt: now + hour,
          eventIds: ['e1', 'e\u001b2'],
          rule: 'abcdef',
        },
      ],
    });
  });

  test('members: one line a user', async () => {
    const expiresAt = Date.UTC(2199, 0, 1);
    await fill(hostile.map((user) => ({ user, segment: 'vip', expiresAt })));
    await segc('members', 'vip');
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(hostile.length);
    expect(lines).toContain('😀\tuntil 2199-01-01 00:00:00Z');
    expect(lines).toContain('"é\\u202e"\tuntil 2199-01-01 00:00:00Z');
  });

  test('members --json, --limit and --count', async () => {
    await fill(hostile.map((user) => ({ user, segment: 'vip', expiresAt: now + hour })));
    await segc('members', 'vip', '--json');
    const members = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { userId: string });
    expect(members.map(({ userId }) => userId).sort()).toEqual([...hostile].sort());
    expect(members[0]).toEqual({ userId: expect.any(String), expiresAt: now + hour });

    out = '';
    await segc('members', 'vip', '--limit', '2', '--json');
    expect(out.trimEnd().split('\n')).toHaveLength(2);

    out = '';
    await segc('members', 'vip', '--count');
    await segc('members', 'vip', '--count', '--json');
    expect(out).toBe(`${hostile.length}\n{"segment":"vip","count":${hostile.length}}\n`);
  });

  test('members of an empty segment: nothing on stdout, a word on stderr', async () => {
    await segc('members', 'vip');
    expect([out, err]).toEqual(['', 'No user is in vip.\n']);
  });

  test('what Redis refuses is an error without a stack trace', async () => {
    await redis.set(membershipsKey('u'), 'no sorted set');
    await segc('user', 'u');
    expect(err).toMatch(/^error: Redis has failed: WRONGTYPE [^\n]*\nSee `segc status`[^\n]*\n$/);
    expect([out, process.exitCode]).toEqual(['', 1]);
  });

  test.each([
    ['members', 'VIP'],
    ['members', 'vip', '--limit', '0'],
    ['members', 'vip', '--limit', '1', '--count'],
    ['user', ''],
    ['user'],
  ])('a wrong command line: %s %s %s', async (...args) => {
    await expect(segc(...args)).rejects.toThrow();
    expect(out).toBe('');
  });
});

function scratchDatabase(given: string): string {
  const scratch = new URL(given);
  scratch.pathname = '/15';
  return scratch.href;
}

/** Starts redis-server as `segc up` would find it: from PATH, else from the jar. */
async function startRedis(): Promise<string> {
  const port = await getPort({ host: '127.0.0.1' });
  const cacheDir = defaultCacheDir(packageRoot());
  const ports = { redis: port, kafka: 0, kafkaController: 0, flinkRest: 0, flinkRpc: 0, flinkBlob: 0, gateway: 0 };
  const prepare = (jars: readonly string[]) => prepareRedis(jars, cacheDir, stackLayout(workDir), ports);
  const launch = await prepare(cachedRedisJars(cacheDir)).catch(async () =>
    prepare((await stackJars({ packageRoot: packageRoot(), cacheDir })).redis),
  );
  const started = spawn(launch.command, [...launch.args], { cwd: launch.cwd, stdio: 'ignore' });
  server = started;
  const address = `redis://127.0.0.1:${port}`;
  for (;;) {
    const client = await connectRedis(address).catch(() => undefined);
    client?.disconnect();
    if (client !== undefined) return address;
    if (started.exitCode !== null) throw new Error(`redis-server ended with exit code ${started.exitCode}`);
    await sleep(20);
  }
}

function cachedRedisJars(cacheDir: string): string[] {
  const folders = existsSync(cacheDir) ? readdirSync(cacheDir).filter((name) => name.startsWith('jars-')) : [];
  return folders.flatMap((folder) => {
    const jars = join(cacheDir, folder, 'redis');
    return existsSync(jars) ? readdirSync(jars).map((name) => join(jars, name)) : [];
  });
}
