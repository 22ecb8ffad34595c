import { days, minutes } from 'segc';
import { segment, session, when } from '../events/shop.ts';

/** Is here for more than 10 minutes and has looked at more than 3 products: enters while still browsing. */
export default segment('high-engagement', {
  enter: session({
    gap: minutes(30),
    count: { products: when('product_view') },
    live: (visit) => visit.products > 3 && visit.duration > minutes(10),
  }),
  ttl: days(7),
});
