import { days, minutes } from 'segc';
import { segment, session, when } from '../events/shop.ts';

/** Looked at the new arrivals and put nothing in the cart. */
export default segment('new-arrivals-browsers', {
  enter: session({
    gap: minutes(30),
    count: {
      newArrivals: when('catalog', (page) => page.collection === 'new-arrivals'),
      added: when('add_to_cart'),
    },
    closed: (visit) => visit.newArrivals > 0 && visit.added === 0,
  }),
  exit: when('add_to_cart'),
  ttl: days(7),
});
