import { hours, minutes } from 'segc';
import { absence, segment, when } from '../../../../rules/events/shop.ts';
import { absenceRows } from './absence-rules.ts';

/** Put one product in the cart and bought nothing for a while. */
export default absenceRows.map((row) =>
  segment(row.id, {
    enter: absence({
      after: when('add_to_cart', (add) => add.productId === row.product),
      no: when('purchase'),
      for: minutes(row.minutes),
    }),
    exit: when('purchase'),
    ttl: hours(1),
  }),
);
