import { type Example, entering } from './example.ts';

const session = (metrics: string, live: string) =>
  `session({ gap: minutes(30), ${metrics}, live: (visit) => ${live} })`;

/** Examples of SEG2xx. */
export const segments = {
  SEG201: {
    wrong: `export const viewers = segment('shoppers', { enter: when('view'), ttl: days(1) });
export const buyers = segment('shoppers', { enter: when('buy'), ttl: days(1) });`,
    right: `export const viewers = segment('shop-viewers', { enter: when('view'), ttl: days(1) });
export const buyers = segment('shop-buyers', { enter: when('buy'), ttl: days(1) });`,
  },
  SEG202: { wrong: entering('Big Spenders', "when('buy')"), right: entering('big-spenders', "when('buy')") },
  SEG203: {
    wrong: "export default segment('for-no-time', { enter: when('buy'), ttl: days(0) });",
    right: "export default segment('for-a-week', { enter: when('buy'), ttl: days(7) });",
  },
  SEG204: {
    wrong: entering('wishers', "when('whish' as 'wish')"),
    right: entering('wishers', "when('wish')"),
  },
  SEG205: {
    wrong: entering('keen-visits', session("count: { duration: when('view') }", 'visit.duration > 3')),
    right: entering('keen-visits', session("count: { views: when('view') }", 'visit.views > 3')),
  },
  SEG206: {
    wrong: entering('all-comers', 'when([])'),
    right: entering('all-comers', "when(['view', 'wish', 'buy'])"),
  },
  SEG207: {
    wrong: entering('first-pause', 'firstTime(notSeen({ for: days(7) }) as any)'),
    right: entering('pause', 'notSeen({ for: days(7) })'),
  },
  SEG208: {
    wrong: entering('regulars', "count({ of: when('buy'), atLeast: 1.5, within: days(7) })"),
    right: entering('regulars', "count({ of: when('buy'), atLeast: 2, within: days(7) })"),
  },
  SEG209: {
    wrong: entering('quick', "sequence({ steps: [when('view')], within: minutes(10) })"),
    right: entering('quick', "sequence({ steps: [when('view'), when('buy')], within: minutes(10) })"),
  },
  SEG210: {
    wrong: entering(
      'product-fans',
      "per('product' as 'productId', count({ of: when('view'), atLeast: 3, within: days(7) }))",
    ),
    right: entering('product-fans', "per('productId', count({ of: when('view'), atLeast: 3, within: days(7) }))"),
  },
  SEG211: {
    wrong: entering(
      'big-baskets',
      session("count: { buys: when('buy') }, sum: { buys: each('buy', (buy) => buy.total) }", 'visit.buys > 100'),
    ),
    right: entering(
      'big-baskets',
      session("count: { buys: when('buy') }, sum: { paid: each('buy', (buy) => buy.total) }", 'visit.paid > 100'),
    ),
  },
  SEG212: {
    wrong: entering('browsers', session("count: { 'page views': when('view') }", "visit['page views'] > 9")),
    right: entering('browsers', session("count: { pageViews: when('view') }", 'visit.pageViews > 9')),
  },
  SEG213: {
    wrong: entering(
      'collectors',
      session("sum: { titles: each('view', (view) => view.title) as any }", 'visit.titles > 9'),
    ),
    right: entering(
      'collectors',
      session("distinct: { titles: each('view', (view) => view.title) }", 'visit.titles > 9'),
    ),
  },
  SEG214: {
    wrong: entering(
      'non-buyers',
      "all(viewers, not(when('buy') as any))",
      "export const viewers = segment('window-shoppers', { enter: when('view'), ttl: days(1) });",
    ),
    right: entering(
      'non-buyers',
      'all(viewers, not(buyers))',
      `export const viewers = segment('window-shoppers', { enter: when('view'), ttl: days(1) });
export const buyers = segment('payers', { enter: when('buy'), ttl: days(1) });`,
    ),
  },
  SEG215: {
    wrong: entering(
      'wish-again',
      'wishes as any',
      "export const wishes = segment('wishes', { enter: when('wish'), ttl: days(1) });",
    ),
    right: entering(
      'wish-again',
      'all(wishes)',
      "export const wishes = segment('wishes', { enter: when('wish'), ttl: days(1) });",
    ),
  },
  SEG216: {
    wrong: "export default segment(404 as any, { enter: when('buy'), ttl: days(1) });",
    right: "export default segment('number-404', { enter: when('buy'), ttl: days(1) });",
  },
  SEG217: {
    wrong: entering('per-price', "per(5 as any, when('view'))"),
    right: entering('per-price', "per('productId', when('view'))"),
  },
  SEG218: {
    wrong: entering('first-of-all', "firstTime(firstTime(firstTime(firstTime(firstTime(firstTime(when('buy')))))))"),
    right: entering('first-of-all', "firstTime(when('buy'))"),
  },
} as const satisfies { readonly [code: string]: Example };
