import type { EventEnvelope } from 'segc';

/** Who and where, as far as the tracker knows. */
interface ShopEnvelope extends EventEnvelope {
  readonly sessionId?: string;
  readonly platform?: 'desktop' | 'mobile' | 'tablet';
  readonly channel?: string;
  readonly cohort?: string;
  readonly lifecycle?: string;
}

/** A page without fields of its own. */
interface PageVisit extends ShopEnvelope {
  readonly type:
    | 'home'
    | 'search'
    | 'filter_results'
    | 'compare'
    | 'promo_page'
    | 'review_page'
    | 'account_page'
    | 'support_chat'
    | 'error_page';
}

interface CatalogVisit extends ShopEnvelope {
  readonly type: 'catalog';
  /** The collection shown, such as `new-arrivals`. */
  readonly collection?: string;
}

interface ProductEvent extends ShopEnvelope {
  readonly type: 'product_view' | 'wishlist_add' | 'add_to_cart';
  readonly productId?: string;
  readonly price?: number;
}

interface CheckoutStep extends ShopEnvelope {
  readonly type: 'cart' | 'shipping_details' | 'payment_details' | 'payment_error' | 'checkout_bug';
}

interface Purchase extends ShopEnvelope {
  readonly type: 'purchase';
  readonly total?: number;
}

interface Click extends ShopEnvelope {
  readonly type: 'click';
  /** What was clicked, as the tracking snippet names it. */
  readonly target: string;
}

/** All that happens in the shop. */
export type ShopEvent = PageVisit | CatalogVisit | ProductEvent | CheckoutStep | Purchase | Click;
