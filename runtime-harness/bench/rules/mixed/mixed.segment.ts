import { hours, minutes } from 'segc';
import { absence, count, segment, sequence, session, when } from '../../../../rules/events/shop.ts';

/** One row for six rules, one of each kind. A benchmark of n rules takes the first n by the number in the id. */
const rows = Array.from({ length: 167 }, (_, number) => ({
  number,
  /** Put in the cart by one event in a thousand, and looked at by another. */
  product: `p${number}`,
  minutes: 20 + 10 * (number % 5),
}));

/** Six kinds of rules in equal parts, each about one product or collection. */
export default rows.flatMap(({ number, product, minutes: span }) => [
  segment(`mixed-${6 * number}-absence`, {
    enter: absence({
      after: when('add_to_cart', (add) => add.productId === product),
      no: when('purchase'),
      for: minutes(span),
    }),
    exit: when('purchase'),
    ttl: hours(1),
  }),
  segment(`mixed-${6 * number + 1}-count`, {
    enter: count({
      of: when('product_view', (view) => view.productId === product),
      atLeast: 2,
      within: minutes(2 * span),
    }),
    ttl: hours(1),
  }),
  segment(`mixed-${6 * number + 2}-sequence`, {
    enter: sequence({
      steps: [
        when('product_view', (view) => view.productId === product),
        when('add_to_cart', (add) => add.productId === product),
      ],
      within: minutes(2 * span),
    }),
    ttl: hours(1),
  }),
  segment(`mixed-${6 * number + 3}-single`, {
    enter: when('catalog', (page) => page.collection === `c${number}`),
    ttl: hours(1),
  }),
  segment(`mixed-${6 * number + 4}-live`, {
    enter: session({
      gap: minutes(15),
      count: { views: when('product_view', (view) => view.productId === product) },
      live: (visit) => visit.views > 0 && visit.duration > minutes(2),
    }),
    ttl: hours(1),
  }),
  segment(`mixed-${6 * number + 5}-closed`, {
    enter: session({
      gap: minutes(15),
      count: { adds: when('add_to_cart', (add) => add.productId === product) },
      closed: (visit) => visit.adds > 0,
    }),
    ttl: hours(1),
  }),
]);
