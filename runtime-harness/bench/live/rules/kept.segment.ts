import { hours, minutes } from 'segc';
import { count, notSeen, segment, sequence, session, when } from './shop.ts';

// What else keeps state of a user for a while. `firstTime` is not among them: what it keeps, it keeps for good.

export const searchers = segment('searchers', {
  enter: count({ of: when('search'), atLeast: 2, within: minutes(30) }),
  ttl: hours(2),
});

export const comparers = segment('comparers', {
  enter: sequence({ steps: [when('catalog'), when('compare')], within: minutes(30) }),
  ttl: hours(2),
});

export const busyVisits = segment('busy-visits', {
  enter: session({
    gap: minutes(30),
    count: { carts: when('add_to_cart') },
    live: (visit) => visit.carts > 0 && visit.events > 3,
  }),
  ttl: hours(2),
});

export const gone = segment('gone', {
  enter: notSeen({ of: when('add_to_cart'), for: hours(1) }),
  exit: when('add_to_cart'),
  ttl: hours(2),
});
