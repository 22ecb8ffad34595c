import { days, hours } from 'segc';
import { absence, segment, when } from '../events/shop.ts';

/** Met an error while paying and did not get through within two hours. Leaves on buying after all. */
export default segment('checkout-strugglers', {
  enter: absence({ after: when(['payment_error', 'checkout_bug']), no: when('purchase'), for: hours(2) }),
  exit: when('purchase'),
  ttl: days(3),
});
