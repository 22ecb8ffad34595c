import { days } from 'segc';
import { segment, when } from '../events/shop.ts';

/** Put something on the wish list from a phone or tablet; leaves on buying. */
export default segment('mobile-wishers', {
  enter: when('wishlist_add', (wish) => wish.platform === 'mobile' || wish.platform === 'tablet'),
  exit: when('purchase'),
  ttl: days(14),
});
