import { hours, minutes } from 'segc';
import { segment, session, when } from '../events/shop.ts';

/** Looks at more than three products in one visit of over ten minutes; known while the visitor is still there. */
export default segment('engaged-visitors', {
  enter: session({
    gap: minutes(30),
    count: { products: when('product_view') },
    live: (visit) => visit.products > 3 && visit.duration > minutes(10),
  }),
  ttl: hours(1),
});
