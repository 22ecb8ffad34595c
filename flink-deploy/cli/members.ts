import { type Command, Option } from 'commander';
import type { Redis } from 'ioredis';
import { connectRedis } from '../clients/redis.ts';
import { countMembers, membersOf, redisNow } from '../looking/memberships.ts';
import { addressOf } from './address-of.ts';
import { instant } from './instant.ts';
import { positive, segmentId } from './option-values.ts';
import { printable } from './printable.ts';
import { runCommand } from './run-command.ts';
import { print } from './standard-output.ts';

interface MembersOptions {
  readonly limit?: number;
  readonly count?: boolean;
  readonly json?: boolean;
}

/** `segc members S`: who is in a segment. */
export function registerMembers(program: Command): void {
  program
    .command('members')
    .description('list the users who are in a segment, in no particular order')
    .argument('<segment>', 'id of the segment', segmentId)
    .option('--limit <n>', 'stop after this many users', positive)
    .addOption(new Option('--count', 'print only how many there are').conflicts('limit'))
    .option('--json', 'print one JSON object a line: userId, expiresAt (epoch ms)')
    .addHelpText(
      'after',
      `
Reads Redis and judges by its clock. Without --json: the user, a tab, and until when (UTC).
A segment nobody is in gives no line. A segment that no rule has is not told from one.

Examples:
  segc members cart-abandoners --limit 20
  segc members cart-abandoners --count
  segc members cart-abandoners --json | jq -r .userId
`,
    )
    .action((segment: string, options: MembersOptions) => runCommand(() => showMembers(segment, options)));
}

async function showMembers(segment: string, options: MembersOptions): Promise<void> {
  const redis = await connectRedis(addressOf('redis'));
  try {
    await (options.count === true ? printCount(redis, segment, options) : printMembers(redis, segment, options));
  } finally {
    redis.disconnect();
  }
}

async function printCount(redis: Redis, segment: string, { json = false }: MembersOptions): Promise<void> {
  const count = await countMembers(redis, segment, await redisNow(redis));
  await print(json ? `${JSON.stringify({ segment, count })}\n` : `${count}\n`);
}

async function printMembers(redis: Redis, segment: string, { limit, json = false }: MembersOptions): Promise<void> {
  let printed = 0;
  for await (const { userId, expiresAt } of membersOf(redis, segment, await redisNow(redis))) {
    await print(
      json ? `${JSON.stringify({ userId, expiresAt })}\n` : `${printable(userId)}\tuntil ${instant(expiresAt)}\n`,
    );
    printed += 1;
    if (printed === limit) return;
  }
  if (printed === 0 && !json) process.stderr.write(`No user is in ${segment}.\n`);
}
