import { days, hours, minutes } from 'segc';
import { absence, count, segment, sequence, when } from '../../../../rules/events/shop.ts';

/** The project's rules that an engine for complex events can express as well, and a count and a sequence. */
export default [
  segment('high-value-viewers', {
    enter: when('product_view', (view) => (view.price ?? 0) > 200),
    ttl: days(30),
  }),
  segment('demo-requesters', {
    enter: when('click', (click) => click.target === 'Request Demo'),
    ttl: days(14),
  }),
  segment('mobile-wishers', {
    enter: when('wishlist_add', (wish) => wish.platform === 'mobile' || wish.platform === 'tablet'),
    exit: when('purchase'),
    ttl: days(14),
  }),
  segment('cart-abandoners', {
    enter: absence({ after: when('add_to_cart'), no: when('purchase'), for: minutes(30) }),
    exit: when('purchase'),
    ttl: days(7),
  }),
  segment('checkout-strugglers', {
    enter: absence({ after: when(['payment_error', 'checkout_bug']), no: when('purchase'), for: hours(2) }),
    exit: when('purchase'),
    ttl: days(3),
  }),
  segment('keen-viewers', {
    enter: count({ of: when('product_view'), atLeast: 5, within: minutes(3) }),
    ttl: days(1),
  }),
  segment('quick-deciders', {
    enter: sequence({
      steps: [when('product_view'), when('add_to_cart')],
      where: (view, add) => view.productId === add.productId,
      within: minutes(30),
    }),
    ttl: days(1),
  }),
];
