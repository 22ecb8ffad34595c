import { z } from 'zod';
import type { colorsOf } from './colors.ts';
import { instant } from './instant.ts';
import { printable } from './printable.ts';

const transitionSchema = z.object({
  userId: z.string(),
  segment: z.string(),
  op: z.enum(['enter', 'renew', 'exit']),
  at: z.number(),
  expiresAt: z.number().nullish(),
  reason: z.enum(['event', 'ttl', 'optout']),
  eventIds: z.array(z.string()),
});

/** A record of the change topic (CONTRACT.md, "Transition"). */
export type ChangeRecord = z.infer<typeof transitionSchema>;

/** The transition that a record of the change topic holds; undefined when it holds none. */
export function parseTransition(text: string): ChangeRecord | undefined {
  try {
    return transitionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A transition for people, in one line without its end. */
export function transitionLine(change: ChangeRecord, colors: ReturnType<typeof colorsOf>): string {
  const { at, op, userId, segment, expiresAt, reason, eventIds } = change;
  const color = { enter: colors.green, renew: colors.cyan, exit: colors.yellow }[op];
  const ids = eventIds.map(printable).join(', ');
  const why = reason === 'event' ? `by ${ids}` : `${reason} after ${ids}`;
  const until = expiresAt == null ? '' : colors.dim(`, until ${instant(expiresAt)}`);
  return `${instant(at)}  ${color(op.padEnd(5))}  ${printable(segment)}  ${colors.bold(printable(userId))}  ${why}${until}`;
}
