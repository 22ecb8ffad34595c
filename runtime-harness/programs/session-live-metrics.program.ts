import { hours, minutes } from 'segc';
import { each, segment, session, when } from './events.ts';
import { add, buy, enter, expire, type Program, ping, t, view } from './program.ts';

const gap = minutes(30);
const [views, adds, buys] = [when('view'), when('add'), when('buy')];
const products = each(['view', 'add'], (shown) => shown.product);
const prices = each('add', (added) => added.price);
/** 1 of any price but 0, of which it is NaN. */
const ratios = each('buy', (bought) => (bought.price ?? 1) / (bought.price ?? 1));
const ttl = hours(1);

export const segments = [
  segment('session-live-count', {
    enter: session({ gap, count: { views, adds }, live: (visit) => visit.views > visit.adds && visit.adds > 0 }),
    ttl,
  }),
  segment('session-live-distinct', {
    enter: session({ gap, distinct: { products }, live: (visit) => visit.products === 2 }),
    ttl,
  }),
  segment('session-live-sum', {
    enter: session({ gap, sum: { prices }, live: (visit) => visit.prices === 0.1 + 0.2 }),
    ttl,
  }),
  segment('session-live-min', {
    enter: session({ gap, min: { prices }, live: (visit) => (visit.prices ?? 1) <= 0.1 }),
    ttl,
  }),
  segment('session-live-max', {
    enter: session({ gap, max: { prices }, live: (visit) => (visit.prices ?? 0) >= 0.2 }),
    ttl,
  }),
  segment('session-live-average', {
    enter: session({
      gap,
      average: { prices },
      live: (visit) => (visit.prices ?? 0) > 0.12 && (visit.prices ?? 0) < 0.2,
    }),
    ttl,
  }),
  segment('session-live-nothing', {
    enter: session({
      gap,
      count: { buys },
      max: { prices },
      live: (visit) => visit.events >= 3 && visit.prices === undefined && visit.buys === 0,
    }),
    ttl,
  }),
  segment('session-live-not-a-number', {
    enter: session({
      gap,
      distinct: { ratios },
      min: { least: ratios },
      max: { most: ratios },
      live: (visit) => visit.ratios === 3 && Number.isNaN(visit.least ?? 0) && Number.isNaN(visit.most ?? 0),
    }),
    ttl,
  }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  view('v2', t(1), { product: 'p' }),
  view('v3', t(2)), // no product: passed over
  add('a1', t(3), { product: 'q', price: 0.1 }),
  add('a2', t(4)), // no price: passed over
  ping('p1', t(5)),
  add('a3', t(6), { product: 'p', price: 0.2 }),
  buy('b1', t(7), { price: 5 }),
  buy('b2', t(8), { price: 0 }),
  buy('b3', t(9), { price: 0 }),
];

/** The same visit for each kind of metric. */
const expected = {
  'session-live-count': [enter(t(3), t(63), 'a1'), expire(t(63), 'a1')], // 3 > 1; 3 > 2 goes on; 3 > 3 ends it
  'session-live-distinct': [enter(t(3), t(63), 'a1'), expire(t(63), 'a1')], // p and q
  'session-live-sum': [enter(t(6), t(66), 'a3'), expire(t(66), 'a3')], // 0 + 0.1 + 0.2, as a double
  'session-live-min': [enter(t(3), t(63), 'a1'), expire(t(63), 'a1')], // absent before
  'session-live-max': [enter(t(6), t(66), 'a3'), expire(t(66), 'a3')],
  'session-live-average': [enter(t(6), t(66), 'a3'), expire(t(66), 'a3')], // 0.15: a2 is not divided by
  'session-live-nothing': [enter(t(2), t(62), 'v3'), expire(t(62), 'v3')], // no price so far
  'session-live-not-a-number': [enter(t(9), t(69), 'b3'), expire(t(69), 'b3')], // NaN is not === NaN: 1, NaN, NaN
};

export const programs: readonly Program[] = Object.entries(expected).map(([id, expected]) => ({
  id,
  clauses: ['§6', '§9'],
  history,
  expected,
}));
