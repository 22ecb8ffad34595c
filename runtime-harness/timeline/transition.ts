import { compareIds } from '../event-log/order.ts';
import type { Transition } from '../reference/output.ts';

export type { Transition };

/** The transition as one line of JSON, keys in the order of `flink-deploy/CONTRACT.md`, without a line end. */
export function formatTransition({ userId, segment, op, at, expiresAt, reason, eventIds }: Transition): string {
  const ids = eventIds.length === 1 ? `[${quoted(eventIds[0] ?? '')}]` : JSON.stringify(eventIds);
  return `{"userId":${quoted(userId)},"segment":${quoted(segment)},"op":"${op}","at":${at},"expiresAt":${expiresAt},"reason":"${reason}","eventIds":${ids}}`;
}

/** A text as `JSON.stringify` has it. */
function quoted(text: string): string {
  return /^[\w .:@-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** The same transition at another time, by ms. */
export function shifted(transition: Transition, byMs: number): Transition {
  const { at, expiresAt } = transition;
  return { ...transition, at: at + byMs, expiresAt: expiresAt === null ? null : expiresAt + byMs };
}

/**
 * Compares by (at, userId by UTF-8 bytes, segment), and an exit by ttl before the rest: as much of the order as a transition
 * alone can tell. `transition-order.ts` knows all of it.
 */
export function compareTransitions(left: Transition, right: Transition): number {
  return (
    left.at - right.at ||
    compareIds(left.userId, right.userId) ||
    compareIds(left.segment, right.segment) ||
    Number(right.reason === 'ttl') - Number(left.reason === 'ttl')
  );
}
