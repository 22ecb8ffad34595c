import { type EventEnvelope, eventSource, seconds } from 'segc';

interface Envelope extends EventEnvelope {
  readonly device?: 'desktop' | 'mobile';
  readonly country?: string;
}

interface View extends Envelope {
  readonly type: 'view';
  readonly productId: string;
  readonly price?: number;
  readonly isNew?: boolean;
  readonly tags?: readonly string[];
  readonly sizes: readonly number[];
  readonly address?: { readonly city?: string; readonly zip: string };
}

interface CartChange extends Envelope {
  readonly type: 'cart_add' | 'cart_remove';
  readonly cartId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly price?: number;
}

interface Purchase extends Envelope {
  readonly type: 'purchase';
  readonly cartId?: string;
  readonly total: number;
  readonly coupon?: string;
  readonly paid: boolean;
}

interface Note extends Envelope {
  readonly type: 'note';
  readonly text: string;
}

/** A field of every kind. */
export type FuzzEvent = View | CartChange | Purchase | Note;

export const shop = eventSource<FuzzEvent>({ topic: 'fuzz-events', lateness: seconds(5) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
