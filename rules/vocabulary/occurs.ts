import type { AtAnEvent } from './behaviour.ts';
import type { EventEnvelope } from './event.ts';

declare const events: unique symbol;

/** An event of one of some types, for which a predicate holds. Made by `when`. `Seen` is the union of those types. */
export interface Occurs<E extends EventEnvelope, Seen extends EventEnvelope = EventEnvelope> {
  readonly kind: 'occurs';
  readonly holds: AtAnEvent;
  readonly types: readonly string[];
  /** The predicate as written; null when every event of the types counts. */
  readonly where: ((event: never) => boolean) | null;
  readonly [events]?: { readonly of: E; readonly seen: Seen };
}
