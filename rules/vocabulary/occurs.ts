import type { EventEnvelope } from './event.ts';

declare const events: unique symbol;

/** An event of one of some types, for which a predicate holds. Made by `when`. */
export interface Occurs<E extends EventEnvelope> {
  readonly kind: 'occurs';
  readonly types: readonly string[];
  /** The predicate as written; null when every event of the types counts. */
  readonly where: ((event: never) => boolean) | null;
  readonly [events]?: E;
}
