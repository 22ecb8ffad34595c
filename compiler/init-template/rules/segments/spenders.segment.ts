import { days } from 'segc';
import { segment, when } from '../events/shop.ts';

const levels = [
  { name: 'silver', from: 100, below: 500 },
  { name: 'gold', from: 500, below: 1_000_000 },
];

/** Spent this much at once: one rule, one segment for each row. */
export default levels.map(({ name, from, below }) =>
  segment(`${name}-spenders`, {
    enter: when('purchase', (purchase) => purchase.total >= from && purchase.total < below),
    ttl: days(30),
  }),
);
