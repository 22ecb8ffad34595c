/** SEMANTICS §7. A change of one user's membership in one segment; the keys are in the order of `flink-deploy/CONTRACT.md`. */
export interface Transition {
  readonly userId: string;
  readonly segment: string;
  readonly op: 'enter' | 'renew' | 'exit';
  /** Instant of the change, epoch ms. */
  readonly at: number;
  /** When the membership ends without renewal, epoch ms; null on exit. */
  readonly expiresAt: number | null;
  readonly reason: 'event' | 'ttl' | 'optout';
  /** Ids of the deciding events. */
  readonly eventIds: readonly string[];
}

/** SEMANTICS §8. An event that came behind the watermark and changed nothing. */
export interface LateEvent {
  readonly userId: string;
  readonly eventId: string;
  /** Event time, epoch ms. */
  readonly ts: number;
  /** Where event time stood when it came, epoch ms. */
  readonly watermark: number;
  readonly partition: number;
}

/** What the engine tells, as soon as it is decided. */
export type Output =
  | { readonly kind: 'transition'; readonly transition: Transition }
  | { readonly kind: 'late'; readonly late: LateEvent };
