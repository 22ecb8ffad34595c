import { colorsOf, colorsWhere } from '../../flink-deploy/cli/colors.ts';
import { formatInstant } from '../timeline/explain-difference.ts';
import { readable } from '../timeline/readable.ts';
import type { Transition } from '../timeline/transition.ts';
import { createTransitionLines } from '../timeline/transition-lines.ts';

/** How transitions are written: as JSON Lines, or for a reader, whose terminal may want colours. */
export type Form = 'json' | 'plain' | 'colored';

/** The form for a reader of standard output. */
export const formForReader = (): Form => (colorsOf(process.stdout).isColorSupported ? 'colored' : 'plain');

/** Prepares writing transitions in a form, each as one line with its end. */
export function linesIn(form: Form): (transitions: readonly Transition[]) => string | Buffer {
  if (form === 'json') return createTransitionLines();
  const format = createFormat(form === 'colored');
  return (transitions) => transitions.map(format).join('');
}

/** One transition for a reader: UTC time, operation, segment, user, reason. Text of users is quoted, so it cannot fake a line. */
function createFormat(isColored: boolean): (transition: Transition) => string {
  const colors = colorsWhere(isColored);
  const colorOf = { enter: colors.green, renew: colors.cyan, exit: colors.yellow };
  return ({ at, op, segment, userId, reason, eventIds, expiresAt }) => {
    const ids = eventIds.map(readable).join(', ');
    const why = reason === 'event' ? `by ${ids}` : `${reason} after ${ids}`;
    const until = expiresAt === null ? '' : colors.dim(`, until ${formatInstant(expiresAt)}`);
    return `${formatInstant(at)}  ${colorOf[op](op.padEnd(5))}  ${segment}  ${colors.bold(readable(userId))}  ${why}${until}\n`;
  };
}
