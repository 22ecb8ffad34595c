import type { Transition } from './output.ts';

/** SEMANTICS §7. That a user is in a segment. */
export interface Membership {
  /** `at` of the enter, epoch ms. */
  readonly enteredAt: number;
  /** When it ends without renewal, epoch ms; the membership no longer holds at this instant. */
  readonly expiresAt: number;
  /** Ids of the events that decided the enter or the last renewal. */
  readonly eventIds: readonly string[];
}

/** SEMANTICS §7. The membership after `enter` held at `at`, decided by some events; `membership` is the one before, null outside. */
export function enterOrRenew(
  membership: Membership | null,
  at: number,
  ttlMs: number,
  eventIds: readonly string[],
): Membership {
  return { enteredAt: membership === null ? at : membership.enteredAt, expiresAt: at + ttlMs, eventIds };
}

/** SEMANTICS §7. The transition that led to a membership. */
export function entry(
  op: 'enter' | 'renew',
  userId: string,
  segment: string,
  at: number,
  { expiresAt, eventIds }: Membership,
): Transition {
  return { userId, segment, op, at, expiresAt, reason: 'event', eventIds };
}

/** SEMANTICS §7. The transition that ends a membership: `ttl` at its expiry, or `event`. */
export function exit(
  userId: string,
  segment: string,
  at: number,
  reason: 'event' | 'ttl',
  eventIds: readonly string[],
): Transition {
  return { userId, segment, op: 'exit', at, expiresAt: null, reason, eventIds };
}
