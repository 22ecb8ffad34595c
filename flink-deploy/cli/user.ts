import Table from 'cli-table3';
import type { Command } from 'commander';
import { connectRedis } from '../clients/redis.ts';
import { type ActiveMembership, activeMemberships, redisNow } from '../looking/memberships.ts';
import { addressOf } from './address-of.ts';
import { colorsOf } from './colors.ts';
import { instant } from './instant.ts';
import { userId as parseUserId } from './option-values.ts';
import { printable } from './printable.ts';
import { runCommand } from './run-command.ts';
import { print } from './standard-output.ts';

/** `segc user U`: the segments a user is in, and why. */
export function registerUser(program: Command): void {
  program
    .command('user')
    .description('show the segments a user is in: since when, until when, because of which events')
    .argument('<user>', 'id of the user', parseUserId)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Reads Redis and judges by its clock; times are UTC. "Rule" is the version of the rule that decided.
An id that begins with "-" goes after "--".

Examples:
  segc user u-17
  segc user u-17 --json | jq -r '.segments[].segment'
  segc user -- -17
`,
    )
    .action((user: string, options: { json?: boolean }) => runCommand(() => showUser(user, options.json ?? false)));
}

async function showUser(userId: string, json: boolean): Promise<void> {
  const redis = await connectRedis(addressOf('redis'));
  try {
    const now = await redisNow(redis);
    const memberships = await activeMemberships(redis, userId, now);
    await print(json ? jsonOf(userId, now, memberships) : tableOf(userId, memberships));
  } finally {
    redis.disconnect();
  }
}

function jsonOf(userId: string, now: number, memberships: readonly ActiveMembership[]): string {
  const segments = memberships.map(({ segment, expiresAt, details }) => ({
    segment,
    enteredAt: details?.enteredAt ?? null,
    expiresAt,
    eventIds: details?.eventIds ?? null,
    rule: details?.rule ?? null,
  }));
  return `${JSON.stringify({ userId, now, segments })}\n`;
}

function tableOf(userId: string, memberships: readonly ActiveMembership[]): string {
  const colors = colorsOf(process.stdout);
  const user = colors.bold(printable(userId));
  if (memberships.length === 0) return `User ${user} is in no segment.\n`;
  const table = new Table({
    head: ['Segment', 'Entered (UTC)', 'Expires (UTC)', 'Because of', 'Rule'].map((title) => colors.bold(title)),
    style: { head: [], border: [] },
  });
  for (const { segment, expiresAt, details } of memberships) {
    const entered = details?.enteredAt ?? null;
    table.push([
      printable(segment),
      entered === null ? 'unknown' : instant(entered),
      instant(expiresAt),
      details === null ? 'unknown' : details.eventIds.map(printable).join('\n'),
      details === null ? 'unknown' : printable(details.rule),
    ]);
  }
  const count = `${memberships.length} ${memberships.length === 1 ? 'segment' : 'segments'}`;
  return `User ${user} is in ${count}.\n${table.toString()}\n`;
}
