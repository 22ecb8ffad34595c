import { hours, minutes, seconds } from 'segc';
import { absence, segment, session, when } from './shop.ts';

/** One event decides: nothing has to be waited for. */
export const dearViewers = segment('dear-viewers', {
  enter: when('product_view', (view) => (view.price ?? 0) > 200),
  ttl: hours(1),
});

/** A deadline that comes soon enough to be watched. */
export const undecided = segment('undecided', {
  enter: absence({ after: when('wishlist_add'), no: when('purchase'), for: seconds(10) }),
  ttl: hours(1),
});

/** A visit that ends soon enough to be watched. */
export const left = segment('left', {
  enter: session({ gap: seconds(10), closed: (visit) => visit.last.type === 'leave' }),
  ttl: hours(1),
});

/** The deadline that a million users have in one second. */
export const cartAbandoners = segment('cart-abandoners', {
  enter: absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) }),
  exit: when('purchase'),
  ttl: hours(4),
});
