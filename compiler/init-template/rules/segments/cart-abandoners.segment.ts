import { days, minutes } from 'segc';
import { absence, segment, when } from '../events/shop.ts';

/** Put something in the cart and bought nothing for half an hour. Leaves on buying after all. */
export default segment('cart-abandoners', {
  enter: absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) }),
  exit: when('purchase'),
  ttl: days(7),
});
