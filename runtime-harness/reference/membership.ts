/** SEMANTICS §7. That a user is in a segment. */
export interface Membership {
  /** `at` of the enter, epoch ms. */
  readonly enteredAt: number;
  /** When it ends without renewal, epoch ms; the membership no longer holds at this instant. */
  readonly expiresAt: number;
  /** Ids of the events that decided the enter or the last renewal. */
  readonly eventIds: readonly string[];
}
