import { days, minutes } from 'segc';
import { segment, session, when } from '../events/shop.ts';

/** Came to a promotion page and put nothing in the cart during that visit. */
export default segment('promo-browsers', {
  enter: session({
    gap: minutes(30),
    count: { promotions: when('promo_page'), added: when('add_to_cart') },
    closed: (visit) => visit.promotions > 0 && visit.added === 0,
  }),
  exit: when('add_to_cart'),
  ttl: days(7),
});
