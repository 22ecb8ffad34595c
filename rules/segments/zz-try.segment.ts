import { all, days, hourOf, hours, minutes, not } from 'segc';
import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events/shop.ts';
import cartAbandoners from './cart-abandoners.segment.ts';
import demoRequesters from './demo-requesters.segment.ts';

export const a = segment('a', { enter: all(cartAbandoners, not(demoRequesters)), ttl: days(1) });
export const b = segment('b', {
  enter: sequence({
    steps: [when('product_view'), when('add_to_cart', (add) => (add.price ?? 0) > 5), count({ of: when('click'), atLeast: 2, within: hours(1) })],
    where: (view, add, click) => view.productId === add.productId && click.ts > 5 && hourOf(view.ts, 'UTC') > 3,
    within: hours(1),
  }),
  exit: absence({ after: sequence({ steps: [when('home'), when('home')], within: days(1) }), no: when('click'), for: minutes(3) }),
  ttl: days(1),
});
export const c = segment('c', {
  enter: session({
    gap: minutes(30),
    count: { views: when('product_view') },
    distinct: { products: each('product_view', (view) => view.productId) },
    sum: { basket: each(['add_to_cart'], (add) => add.price) },
    max: { dearest: each('product_view', (view) => view.price) },
    live: (visit) => visit.views > 3 && visit.products > 2 && visit.basket > 5 && (visit.dearest ?? 0) > 3 && visit.first.type === 'catalog' && visit.first.collection === 'x' && visit.last.platform === 'mobile',
  }),
  ttl: days(1),
});
export const d = segment('d', { enter: per('productId', notSeen({ of: when('product_view'), for: days(3) })), exit: firstTime(when('purchase')), ttl: days(1) });
// @ts-expect-error
export const e = segment('e', { enter: per('price', notSeen({ for: days(3) })), ttl: days(1) });
export const f = segment('f', { enter: count({ of: notSeen({ for: days(1) }), atLeast: 3, within: days(1) }), ttl: days(1) });
export const g = segment('g', { enter: not(cartAbandoners), ttl: days(1) });
export const h = segment('h', { enter: session({ gap: minutes(3), closed: (visit) => visit.duration > minutes(3) }), ttl: days(1) });
export const i = segment('i', { enter: firstTime(session({ gap: minutes(3), closed: (visit) => visit.duration > minutes(3) })), ttl: days(1) });
export const j = segment('j', { enter: session({ gap: minutes(3), count: {x: when('home')}, live: (visit) => visit.y > minutes(3) }), ttl: days(1) });
