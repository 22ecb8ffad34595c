import { type EventEnvelope, eventSource, seconds } from 'segc';

interface ProductView extends EventEnvelope {
  readonly type: 'product_view';
  readonly price?: number;
}
interface OtherEvent extends EventEnvelope {
  readonly type: 'wishlist_add' | 'purchase' | 'leave' | 'add_to_cart' | 'search' | 'catalog' | 'compare';
}

/** The events of the live bench: one type for each segment that is watched, so that a user enters only the one that is meant. */
export type BenchEvent = ProductView | OtherEvent;

/** The lateness is that of `rules/`; the bench can build with another. */
export const shop = eventSource<BenchEvent>({ topic: 'bench-events', lateness: seconds(5) });
export const { absence, count, notSeen, segment, sequence, session, when } = shop;
