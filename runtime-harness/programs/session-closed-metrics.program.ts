import { hours, minutes } from 'segc';
import { each, segment, session, when } from './events.ts';
import { add, enter, expire, type Program, ping, t, view } from './program.ts';

const gap = minutes(30);
const [views, adds] = [when('view'), when('add', (added) => added.gift === true)];
const products = each(['view', 'add'], (shown) => shown.product);
const prices = each('add', (added) => (added.price ?? 0) * 2);
const ttl = hours(1);
const mean = 16 / 3;

export const segments = [
  segment('session-closed-count', {
    enter: session({ gap, count: { views, adds }, closed: (visit) => visit.views === 2 && visit.adds === 1 }),
    ttl,
  }),
  segment('session-closed-distinct', {
    enter: session({ gap, distinct: { products }, closed: (visit) => visit.products === 2 }),
    ttl,
  }),
  segment('session-closed-sum', {
    enter: session({ gap, sum: { prices }, closed: (visit) => visit.prices === 16 }),
    ttl,
  }),
  segment('session-closed-min', {
    enter: session({ gap, min: { prices }, closed: (visit) => visit.prices === 0 }),
    ttl,
  }),
  segment('session-closed-max', {
    enter: session({ gap, max: { prices }, closed: (visit) => visit.prices === 10 }),
    ttl,
  }),
  segment('session-closed-average', {
    enter: session({ gap, average: { prices }, closed: (visit) => visit.prices === mean }),
    ttl,
  }),
  segment('session-closed-duration', {
    enter: session({ gap, closed: (visit) => visit.duration === 300_000 && visit.events === 6 }),
    ttl,
  }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  add('a1', t(1), { product: 'q', price: 3, gift: true }),
  view('v2', t(2), { product: 'p' }),
  add('a2', t(3), { price: 5 }),
  add('a3', t(4), { gift: false }), // no price: 0
  ping('p1', t(5)),
  ping('p2', t(36)), // another visit, of which none of it is true
];

/** Each is decided when the visit has ended: 30 minutes after p1. */
export const programs: readonly Program[] = segments.map(({ id }) => ({
  id,
  clauses: ['§6', '§9'],
  history,
  expected: [enter(t(35), t(95), 'p1'), expire(t(95), 'p1')],
}));
