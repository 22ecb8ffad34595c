import { randomNumbers } from './random.ts';

/** Changes whenever the events of a seed change: recordings of another version are not used again. */
export const eventsVersion = 2;

/** Epoch ms of the start: 2025-01-01. */
const startAt = 1_735_689_600_000;

/** A user sends so many events: about 100 over 2.8 hours of event time, whatever the number of events. */
const eventsPerUser = 100;

/** Of so many users one is on a visit at any moment. */
const usersPerVisit = 5;

/** How many events a visit has on average; they are about 20 seconds apart, and the next visit comes 27 minutes later on average. */
const eventsPerVisit = 20;

/** Types by how many of a thousand events have them. The products of a type are so many that each is one event in a thousand. */
const types: readonly (readonly [type: string, perThousand: number])[] = [
  ['product_view', 300],
  ['add_to_cart', 250],
  ['catalog', 200],
  ['search', 50],
  ['home', 35],
  ['wishlist_add', 30],
  ['purchase', 30],
  ['click', 25],
  ['promo_page', 20],
  ['cart', 20],
  ['filter_results', 15],
  ['review_page', 15],
  ['payment_error', 5],
  ['checkout_bug', 5],
];
const perThousand = new Map(types);
const drawn = types.flatMap(([type, times]) => Array.from({ length: times }, () => type));
const platforms = ['desktop', 'desktop', 'mobile', 'mobile', 'tablet'] as const;
const channels = ['search', 'mail', 'social', 'direct'] as const;

/** A user's id. */
const userOf = (number: number) => `u${String(number).padStart(6, '0')}`;

/**
 * Events of the shop as lines of JSON, in the order of event time and no two at one instant. Users come for visits and go away for longer than a session's gap
 * and shorter, so that carts are bought and abandoned, sessions end and memberships expire within the recording.
 */
export function* shopEvents(seed: number, count: number): Generator<string> {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const users = Math.max(usersPerVisit * 2, Math.round(count / eventsPerUser));
  const visiting = Math.max(1, Math.floor(users / usersPerVisit));
  // The users on a visit stand before the others.
  const order = Array.from({ length: users }, (_, number) => number);
  const meanStepMs = 20_000 / visiting;
  let ts = startAt;
  for (let number = 0; number < count; number++) {
    ts += 1 + below(2 * meanStepMs - 1);
    const place = below(visiting);
    const user = order[place] ?? 0;
    yield eventText(number, user, ts, drawn[below(1_000)] ?? 'home', random);
    if (below(eventsPerVisit) === 0) {
      const other = visiting + below(users - visiting);
      order[place] = order[other] ?? 0;
      order[other] = user;
    }
  }
}

function eventText(number: number, user: number, ts: number, type: string, random: () => number): string {
  const platform = platforms[user % platforms.length];
  const channel = channels[Math.floor(random() * channels.length)];
  const head = `{"eventId":"e${number}","userId":"${userOf(user)}","type":"${type}","ts":${ts},"platform":"${platform}","channel":"${channel}"`;
  return `${head}${fieldsOf(type, random)}}`;
}

/** The fields that events of a type have beside those of all, as text. */
function fieldsOf(type: string, random: () => number): string {
  const one = (prefix: string) => `${prefix}${Math.floor(random() * (perThousand.get(type) ?? 1))}`;
  switch (type) {
    case 'product_view':
    case 'add_to_cart':
    case 'wishlist_add':
      return `,"productId":"${one('p')}","price":${Math.round(20_700 * random()) / 100}`;
    case 'catalog':
      return `,"collection":"${random() < 0.1 ? 'new-arrivals' : one('c')}"`;
    case 'purchase':
      return `,"total":${Math.round(50_000 * random()) / 100}`;
    case 'click':
      return `,"target":"${random() < 0.04 ? 'Request Demo' : 'Read more'}"`;
    default:
      return '';
  }
}
