import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Texts of a repository of rules by path below its root, with `/`. */
export type RuleRepository = ReadonlyMap<string, string>;

/** Writes a repository of rules below `folder`. */
export function writeRepository(folder: string, repository: RuleRepository): void {
  for (const [path, text] of repository) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const events = `import { type EventEnvelope, eventSource, seconds } from 'segc';

interface ShopEnvelope extends EventEnvelope {
  readonly sessionId?: string;
  readonly platform?: 'desktop' | 'mobile' | 'tablet';
  readonly campaign?: string;
}
interface Page extends ShopEnvelope {
  readonly type: 'home' | 'search' | 'promo' | 'account';
}
interface Product extends ShopEnvelope {
  readonly type: 'view' | 'add' | 'wish';
  readonly productId: string;
  readonly price: number;
  readonly tags: readonly string[];
}
interface Purchase extends ShopEnvelope {
  readonly type: 'purchase';
  readonly productId: string;
  readonly total: number;
}

export type ShopEvent = Page | Product | Purchase;
export const shop = eventSource<ShopEvent>({ topic: 'shop-events', lateness: seconds(5) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
`;

const factory = `import { days, minutes } from 'segc';
import { absence, segment, when } from '../events/shop.ts';

/** A product, and how long its buyers may think. */
export interface Product {
  readonly id: string;
  readonly wait: number;
}

/** Put this product in the cart and did not buy it. */
export const abandoned = ({ id, wait }: Product) =>
  segment(\`abandoned-\${id}\`, {
    enter: absence({
      after: when('add', (add) => add.productId === id),
      no: when('purchase', (purchase) => purchase.productId === id),
      for: minutes(wait),
    }),
    ttl: days(7),
  });
`;

const loop = `import { abandoned } from '../factories/abandoned.ts';
import { products } from '../factories/products.ts';

export default products.map(abandoned);
`;

/** The file that `factoryRepository` reads its rows from. */
export const tablePath = 'rules/factories/products.ts';

/** The table of `factoryRepository`; `wait` is that of its first row, in minutes. */
export function factoryTable(rows: number, wait: number): string {
  const row = (_: unknown, index: number) =>
    `  { id: 'product-${index}', wait: ${index === 0 ? wait : 10 + (index % 50)} },\n`;
  const lines = Array.from({ length: rows }, row).join('');
  return `import type { Product } from './abandoned.ts';\n\nexport const products: readonly Product[] = [\n${lines}];\n`;
}

/** One factory that is called for each row of a table: an absence rule with a predicate of its own. */
export const factoryRepository = (rows: number): RuleRepository =>
  new Map([
    ['rules/events/shop.ts', events],
    ['rules/factories/abandoned.ts', factory],
    [tablePath, factoryTable(rows, 10)],
    ['rules/segments/abandoned.segment.ts', loop],
  ]);

/** Rules of all kinds; `n` makes each differ from the others of its shape, and `stay` is the ttl in days. */
const shapes: readonly ((n: number, stay: number) => string)[] = [
  (n, stay) => `segment('viewers-${n}', {
  enter: when('view', (view) => view.productId === 'p${n}' && view.price > ${n}.5),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('abandoners-${n}', {
  enter: absence({
    after: when('add', (add) => add.productId === 'p${n}'),
    no: when('purchase', (purchase) => purchase.productId === 'p${n}'),
    for: minutes(30),
  }),
  exit: when('purchase'),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('keen-${n}', {
  enter: count({ of: when(['view', 'wish'], (seen) => seen.tags.includes('tag-${n}')), atLeast: 3, within: hours(2) }),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('deciders-${n}', {
  enter: sequence({
    steps: [when('view', (view) => view.price < ${n}), when('add')],
    where: (view, add) => view.productId === add.productId && add.price > ${n / 2},
    within: hours(1),
  }),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('browsers-${n}', {
  enter: session({
    gap: minutes(30),
    count: { seen: when('view', (view) => view.productId === 'p${n}'), added: when('add') },
    closed: (visit) => visit.seen > 2 && visit.added === 0,
  }),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('carts-${n}', {
  enter: per('productId', count({ of: when('add', (add) => add.campaign === 'c${n}'), atLeast: 2, within: hours(3) })),
  exit: when('purchase', (purchase) => purchase.total > ${n}),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('new-${n}', {
  enter: firstTime(when('purchase', (purchase) => purchase.total >= ${n} * 10 && purchase.campaign === 'c${n}')),
  ttl: days(${stay}),
})`,
  (n, stay) => `segment('gone-${n}', {
  enter: notSeen({ of: when('home', (page) => page.campaign === 'c${n}'), for: days(3) }),
  exit: when('home', (page) => page.campaign === 'c${n}'),
  ttl: days(${stay}),
})`,
];

/** The path of rule file `n` of `fileRepository`. */
export const rulePath = (n: number): string => `rules/segments/rule-${n}.segment.ts`;

/** The text of rule file `n` of `fileRepository`, with a ttl of `stay` days. */
export function ruleFile(n: number, stay: number): string {
  const rule = (shapes[n % shapes.length] as (n: number, stay: number) => string)(n, stay);
  const names = (from: readonly string[]) => from.filter((name) => new RegExp(`\\b${name}\\(`).test(rule)).join(', ');
  const words = names(['absence', 'count', 'firstTime', 'notSeen', 'per', 'segment', 'sequence', 'session', 'when']);
  return `import { ${names(['days', 'hours', 'minutes'])} } from 'segc';
import { ${words} } from '../events/shop.ts';

export default ${rule};
`;
}

/** Rule files of mixed shapes, one segment each. */
export const fileRepository = (files: number): RuleRepository =>
  new Map([
    ['rules/events/shop.ts', events],
    ...Array.from({ length: files }, (_, n): [string, string] => [rulePath(n), ruleFile(n, 7)]),
  ]);
