import { colorsOf } from '../../flink-deploy/cli/colors.ts';
import { formatInstant } from '../timeline/explain-difference.ts';
import { readable } from '../timeline/readable.ts';
import type { Transition } from '../timeline/transition.ts';

const colors = colorsOf(process.stdout);
const colorOf = { enter: colors.green, renew: colors.cyan, exit: colors.yellow };

/** One transition for a reader: UTC time, operation, segment, user, reason. Text of users is quoted, so it cannot fake a line. */
export function formatForReader({ at, op, segment, userId, reason, eventIds, expiresAt }: Transition): string {
  const ids = eventIds.map(readable).join(', ');
  const why = reason === 'event' ? `by ${ids}` : `${reason} after ${ids}`;
  const until = expiresAt === null ? '' : colors.dim(`, until ${formatInstant(expiresAt)}`);
  return `${formatInstant(at)}  ${colorOf[op](op.padEnd(5))}  ${segment}  ${colors.bold(readable(userId))}  ${why}${until}\n`;
}
