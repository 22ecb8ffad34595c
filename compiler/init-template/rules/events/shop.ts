import { type EventEnvelope, eventSource, seconds } from 'segc';

interface ProductEvent extends EventEnvelope {
  readonly type: 'product_view' | 'add_to_cart';
  readonly productId: string;
  readonly price?: number;
}

interface Purchase extends EventEnvelope {
  readonly type: 'purchase';
  readonly total: number;
}

/** All that happens in the shop, and the schema of the topic: a new kind of event is a new member. */
export type ShopEvent = ProductEvent | Purchase;

/** Where the events come from, and the words to write segments over them. */
export const shop = eventSource<ShopEvent>({ topic: 'shop-events', lateness: seconds(5) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
