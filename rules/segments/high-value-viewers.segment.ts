import { days } from 'segc';
import { segment, when } from '../events/shop.ts';

const highValue = 200;

/** Looked at a product that costs more than 200. */
export default segment('high-value-viewers', {
  enter: when('product_view', (view) => (view.price ?? 0) > highValue),
  ttl: days(30),
});
