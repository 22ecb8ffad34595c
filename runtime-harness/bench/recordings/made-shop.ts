import { createHeap } from '../../reference/heap.ts';
import { createRandom, pickFrom, type Random } from '../../verify/random.ts';

/** What a made-up recording of the shop looks like. */
export interface MadeShop {
  /** How many events it holds; they are spread over `days`, whatever their number. */
  readonly events: number;
  readonly users: number;
  /** Same seed, same lines. */
  readonly seed: number;
  readonly days: number;
}

/** A month of 20,000 users. */
export const madeMonth = { users: 20_000, seed: 1, days: 30 } as const;

interface Visitor {
  readonly userId: string;
  readonly cohort: string;
  /** When it does something next, epoch ms. */
  at: number;
  /** How many events the visit has still. */
  left: number;
  session: number;
  platform: string;
  channel: string;
}

/** A line and when it arrives, epoch ms. */
interface Arriving {
  readonly at: number;
  readonly line: string;
}

const begin = Date.UTC(2026, 0, 1);
const perVisit = 10;
/** As often as they stand here. */
const types = [
  ...Array<string>(24).fill('product_view'),
  ...Array<string>(16).fill('catalog'),
  ...Array<string>(12).fill('search'),
  ...Array<string>(10).fill('home'),
  ...Array<string>(8).fill('click'),
  ...Array<string>(7).fill('add_to_cart'),
  ...Array<string>(5).fill('filter_results'),
  ...Array<string>(4).fill('promo_page'),
  ...Array<string>(3).fill('wishlist_add'),
  ...['purchase', 'purchase', 'cart', 'cart', 'compare', 'review_page', 'account_page', 'shipping_details'],
  ...['payment_details', 'payment_error', 'support_chat'],
];
const platforms = ['desktop', 'desktop', 'mobile', 'mobile', 'tablet'];
const channels = ['direct', 'email', 'organic', 'paid_search', 'social'];
const collections = ['new-arrivals', 'sale', 'shoes', 'summer', 'winter'];
const targets = ['Request Demo', 'Newsletter', 'Menu', 'Size guide', 'Reviews', 'Help', 'Next', 'Back'];

/**
 * The lines of a recording in the order of their arrival, without line ends, made one after another and so in flat memory: users who come for visits
 * of about ten events. One event in fifty arrives up to 4 s behind others, one in 2,000 too late for the shop's lateness of 5 s, and one in 1,000 twice.
 */
export function* madeShop({ events, users, seed, days }: MadeShop): Generator<string> {
  const random = createRandom(seed);
  const betweenVisits = Math.max(1, Math.floor((days * 86_400_000 * users * perVisit) / events));
  const visitors = createHeap<Visitor>((left, right) => left.at - right.at || (left.userId < right.userId ? -1 : 1));
  for (let user = 0; user < users; user++) {
    const at = begin + random(betweenVisits);
    const cohort = `2025-${String(1 + random(12)).padStart(2, '0')}`;
    const userId = `user_${String(user).padStart(6, '0')}`;
    visitors.push({ userId, cohort, at, left: 0, session: 0, platform: 'desktop', channel: 'direct' });
  }
  const travelling = createHeap<Arriving>((left, right) => left.at - right.at || (left.line < right.line ? -1 : 1));
  for (let made = 0; made < events; ) {
    const visitor = visitors.pop() as Visitor;
    if (visitor.left === 0) beginVisit(visitor, random);
    const line = nextLine(visitor, made, random);
    for (let copies = random(1000) === 0 ? 2 : 1; copies > 0 && made < events; copies--) {
      travelling.push({ at: visitor.at + delay(random), line });
      made++;
    }
    visitor.left--;
    visitor.at += visitor.left > 0 ? 1 + random(120_000) : 1 + random(2 * betweenVisits);
    visitors.push(visitor);
    const now = visitors.peek()?.at ?? 0;
    for (let next = travelling.peek(); next !== undefined && next.at < now; next = travelling.peek()) {
      travelling.pop();
      yield next.line;
    }
  }
  for (let next = travelling.pop(); next !== undefined; next = travelling.pop()) yield next.line;
}

function beginVisit(visitor: Visitor, random: Random): void {
  visitor.left = 1 + random(2 * perVisit - 1);
  visitor.session++;
  visitor.platform = pickFrom(random, platforms);
  visitor.channel = pickFrom(random, channels);
}

function delay(random: Random): number {
  const chance = random(2000);
  if (chance === 0) return 10_000 + random(50_000);
  return chance <= 40 ? random(4_000) : 0;
}

function nextLine({ userId, cohort, at, session, platform, channel }: Visitor, made: number, random: Random): string {
  const type = pickFrom(random, types);
  const lifecycle = session === 1 ? 'new' : 'returning';
  const sessionId = `sess_${userId.slice(5)}_${session}`;
  const envelope = { eventId: `shop-${String(made).padStart(9, '0')}`, userId, type, ts: at };
  return JSON.stringify({ ...envelope, sessionId, platform, channel, cohort, lifecycle, ...fieldsOf(type, random) });
}

/** The fields that only some types have. */
function fieldsOf(type: string, random: Random): { readonly [field: string]: unknown } {
  switch (type) {
    case 'product_view':
    case 'wishlist_add':
    case 'add_to_cart': {
      const product = random(5000);
      return { productId: `product-${product}`, price: 5 + (product % 300) + (product % 100) / 100 };
    }
    case 'catalog':
      return random(2) === 0 ? {} : { collection: pickFrom(random, collections) };
    case 'purchase':
      return { total: 10 + random(50_000) / 100 };
    case 'click':
      return { target: pickFrom(random, targets) };
    default:
      return {};
  }
}
