import { all, days, type EventEnvelope, eventSource, minutes, not, seconds } from 'segc';

/** What the types refuse: tsc complains about this file when one of these is allowed. */
interface View extends EventEnvelope {
  readonly type: 'view';
  readonly productId?: string;
  readonly price?: number;
}
interface Buy extends EventEnvelope {
  readonly type: 'buy';
  readonly productId: string;
}

const shop = eventSource<View | Buy>({ topic: 'views', lateness: seconds(1) });
const { absence, count, firstTime, notSeen, per, segment, sequence, session, when } = shop;

const view = when('view');
const gone = notSeen({ of: view, for: minutes(5) });
const closed = session({ gap: minutes(5), closed: (visit) => visit.events > 1 });
const live = session({ gap: minutes(5), count: { views: view }, live: (visit) => visit.views > 1 });

firstTime(view);
firstTime(live);
firstTime(firstTime(when('view', (event) => event.price === 5)));
// @ts-expect-error a part holds at an event
firstTime(gone);
// @ts-expect-error a part holds at an event
firstTime(closed);
// @ts-expect-error a part holds at an event
firstTime(notSeen({ for: minutes(5) }));

count({ of: sequence({ steps: [view, live], within: minutes(5) }), atLeast: 2, within: minutes(9) });
// @ts-expect-error a part holds at an event
count({ of: absence({ after: view, no: when('buy'), for: minutes(5) }), atLeast: 2, within: minutes(5) });

sequence({
  steps: [when('view'), when('buy')],
  where: (viewed, bought) => viewed.productId === bought.productId && viewed.price === 5,
  within: minutes(5),
});
// @ts-expect-error a part holds at an event
sequence({ steps: [when('view'), gone], within: minutes(5) });

absence({ after: live, no: count({ of: view, atLeast: 2, within: minutes(1) }), for: minutes(5) });
// @ts-expect-error a part holds at an event
absence({ after: gone, no: view, for: minutes(5) });
// @ts-expect-error a part holds at an event
absence({ after: view, no: gone, for: minutes(5) });
// @ts-expect-error a part holds at an event
notSeen({ of: gone, for: minutes(5) });

per('productId', gone);
// @ts-expect-error a number is no key
per('price', view);
// @ts-expect-error no such field
per('produktId', view);

const viewers = segment('viewers', { enter: view, exit: when('buy'), ttl: days(1) });
segment('gone', { enter: gone, ttl: days(1) });
segment('by-product', { enter: per('productId', closed), exit: per('productId', view), ttl: days(1) });
segment('others', { enter: all(viewers, not(viewers)), ttl: days(1) });
// @ts-expect-error not() alone would hold everybody
segment('everybody', { enter: not(viewers), ttl: days(1) });
// @ts-expect-error a segment needs a ttl
segment('for-ever', { enter: view });
