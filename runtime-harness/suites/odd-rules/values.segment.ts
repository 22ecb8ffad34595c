import { millis, minutes, seconds } from 'segc';
import { segment, when } from '../../../rules/events/shop.ts';

const known: readonly string[] = ['desktop', 'tablet'];
const quoted = 'it\'s "quoted"; \\ and \n${kafka} ü 🛒';
const limits = { low: -1.5, high: 1e3 } as const;

/** One segment for each way to look at a value, absent ones included. */
export const values = [
  segment('not-desktop', { enter: when('home', (visit) => visit.platform !== 'desktop'), ttl: minutes(3) }),
  segment('platform-unknown', { enter: when('home', (visit) => visit.platform === undefined), ttl: minutes(3) }),
  segment('platform-known', { enter: when('home', (visit) => !(visit.platform === undefined)), ttl: millis(1) }),
  segment('same-as-channel', {
    enter: when(['home', 'search'], (visit) => (visit.channel ?? 'none') === visit.cohort),
    ttl: seconds(30),
  }),
  segment('known-platform', { enter: when('home', (visit) => known.includes(visit.platform ?? '')), ttl: minutes(1) }),
  segment('quoted', { enter: when('click', (click) => click.target === quoted), ttl: minutes(1) }),
  segment('begins', {
    enter: when('click', (click) => click.target.startsWith('Re') && !click.target.endsWith('mo')),
    ttl: minutes(1),
  }),
  segment('contains', {
    enter: when('click', (click) => click.target.includes('🛒') || click.target === ''),
    ttl: minutes(1),
  }),
  segment('arithmetic', {
    enter: when(
      'product_view',
      (view) => (view.price ?? -2) * 2 - 1 > limits.low || (view.price ?? 0) + 0.1 === 0.30000000000000004,
    ),
    ttl: minutes(1),
  }),
  segment('between', {
    enter: when('product_view', (view) => (view.price ?? 0) >= 0 && !((view.price ?? 0) >= limits.high)),
    exit: when('product_view', (view) => view.price === undefined),
    ttl: minutes(2),
  }),
  segment('this-year', {
    enter: when('home', (visit) => visit.ts >= 1767225600000 && visit.userId !== 'nobody'),
    ttl: minutes(1),
  }),
];
