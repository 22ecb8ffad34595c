import { days } from 'segc';
import { segment, when } from '../events/shop.ts';

const levels = [
  { name: 'silver', from: 100 },
  { name: 'gold', from: 500 },
];

/** Spent this much at once: one rule, one segment for each row. */
export default levels.map(({ name, from }) =>
  segment(`${name}-spenders`, {
    enter: when('purchase', (purchase) => purchase.total >= from),
    ttl: days(30),
  }),
);
