import { millis, minutes, seconds } from 'segc';
import { absence, segment, session, when } from '../../../rules/events/shop.ts';

const cart = when('add_to_cart');
const bought = when('purchase');

/** Short times, so that everything that can meet at one instant does. */
export const times = [2, 3].flatMap((n) => [
  segment(`abandoned-${n}`, {
    enter: absence({ after: cart, no: bought, for: minutes(n) }),
    exit: bought,
    ttl: minutes(2),
  }),
  segment(`abandoned-${n}-shortly`, {
    enter: absence({ after: cart, no: bought, for: minutes(n) }),
    exit: cart,
    ttl: millis(1),
  }),
  segment(`returned-${n}`, {
    enter: absence({ after: when(['home', 'purchase']), no: when('purchase'), for: minutes(n) }),
    ttl: minutes(n),
  }),
  segment(`visit-of-${n}`, {
    enter: session({ gap: minutes(n), closed: (visit) => visit.events === n }),
    exit: cart,
    ttl: minutes(2),
  }),
  segment(`lively-${n}`, {
    enter: session({
      gap: minutes(n),
      count: { carts: cart, bought },
      live: (visit) => visit.carts - visit.bought >= 1 && visit.duration >= minutes(1) && visit.events !== 4,
    }),
    exit: bought,
    ttl: minutes(n),
  }),
  segment(`bought-${n}`, {
    enter: bought,
    exit: when(['add_to_cart', 'purchase'], (event) => event.platform === 'mobile'),
    ttl: seconds(60 * n),
  }),
]);
