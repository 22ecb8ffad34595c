import { type Difference, subjectOf } from './diff.ts';
import { quoted } from './readable.ts';
import type { Transition } from './transition.ts';

/** A difference in words: when, who, where, then what was expected and what came instead. */
export function explainDifference(difference: Difference): string {
  const { at, userId, segment } = subjectOf(difference);
  const place = `${formatInstant(at)} user ${quoted(userId)} in ${segment}`;
  switch (difference.kind) {
    case 'missing':
      return `${place}: expected ${describeTransition(difference.expected)}, and it did not happen`;
    case 'unexpected':
      return `${place}: ${describeTransition(difference.actual)} happened, and was not expected`;
    case 'different':
      return `${place}: expected ${describeTransition(difference.expected)}, found ${describeTransition(difference.actual)}`;
  }
}

/** An instant as UTC text, `2026-01-01T00:00:00.000Z`; outside the years of `Date`, as epoch ms. */
export function formatInstant(epochMs: number): string {
  return Math.abs(epochMs) <= 8.64e15 ? new Date(epochMs).toISOString() : String(epochMs);
}

/** A transition without its place, `enter by "a" until 2026-01-01T00:30:00.000Z`. */
export function describeTransition({ op, reason, eventIds, expiresAt }: Transition): string {
  const cause = reason === 'event' ? 'by' : `by ${reason} after`;
  const until = expiresAt === null ? '' : ` until ${formatInstant(expiresAt)}`;
  return `${op} ${cause} ${eventIds.map(quoted).join(', ')}${until}`;
}
