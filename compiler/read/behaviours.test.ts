import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Program } from '../ir/program.ts';
import { loadProgram } from '../pipeline.ts';

const events = `import { days, type EventEnvelope, eventSource, seconds } from 'segc';

interface View extends EventEnvelope { readonly type: 'view'; readonly productId?: string; readonly price?: number }
interface Buy extends EventEnvelope { readonly type: 'buy'; readonly productId: string; readonly total: number }

export const shop = eventSource<View | Buy>({ topic: 'views', lateness: seconds(1), retention: days(60) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
`;

const segments = `import { all, any, days, hours, minutes, not } from 'segc';
import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events.ts';

const view = when('view');
const buy = when('buy');
const ttl = days(1);

export const count3 = segment('count', { enter: count({ of: view, atLeast: 3, within: hours(1) }), ttl });
export const counted = count({ of: view, atLeast: 2, within: hours(1) });
export const chain = segment('sequence', {
  enter: sequence({
    steps: [view, counted, buy],
    where: (viewed, again, bought) => viewed.productId === bought.productId && again.ts < bought.ts,
    within: minutes(30),
  }),
  ttl,
});
export const plain = segment('plain-sequence', { enter: sequence({ steps: [view, buy], within: minutes(1) }), ttl });
export const first = segment('first-time', { enter: firstTime(counted), ttl });
export const gone = segment('not-seen', { enter: notSeen({ for: days(30) }), exit: view, ttl });
export const goneBuyers = segment('not-seen-buying', { enter: notSeen({ of: buy, for: days(30) }), ttl });
export const carts = segment('per', {
  enter: per('productId', absence({ after: sequence({ steps: [view, view], within: hours(1) }), no: buy, for: minutes(30) })),
  exit: per('productId', count({ of: buy, atLeast: 2, within: hours(2) })),
  ttl,
});
export const together = segment('together', { enter: all(count3, any(first, carts), not(gone)), ttl });
export const visit = segment('session', {
  enter: session({
    gap: minutes(30),
    count: { views: view },
    distinct: { products: each(['view', 'buy'], (event) => event.productId) },
    sum: { spent: each('buy', (event) => event.total * 2) },
    max: { dearest: each('view', (event) => event.price) },
    closed: (s) =>
      s.views > 3 && s.products > 1 && s.spent === 0 && (s.dearest ?? 0) > 5 && s.first.type === 'view' && s.last.ts > 1,
  }),
  ttl,
});
`;

const root = mkdtempSync(join(tmpdir(), 'segc-behaviours-'));
afterAll(() => rmSync(root, { recursive: true }));
let program: Program;
beforeAll(async () => {
  for (const [path, text] of Object.entries({ 'events.ts': events, 'segments/all.segment.ts': segments })) {
    mkdirSync(dirname(join(root, 'rules', path)), { recursive: true });
    writeFileSync(join(root, 'rules', path), text);
  }
  const vocabulary = fileURLToPath(new URL('../../rules/vocabulary/index.ts', import.meta.url));
  const loaded = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (loaded.program !== null) program = loaded.program;
});

const find = (id: string) => program.segments.find((segment) => segment.id === id);
const view = { kind: 'occurs', types: ['view'], where: null };
const buy = { kind: 'occurs', types: ['buy'], where: null };
const counted = { kind: 'count', of: view, atLeast: 2, withinMs: 3_600_000 };
const step = (index: number, name: string, type: string, optional = false) => ({
  kind: 'stepField',
  step: index,
  name,
  type,
  optional,
});

test.each([
  ['count', { kind: 'count', of: view, atLeast: 3, withinMs: 3_600_000 }],
  [
    'sequence',
    {
      kind: 'sequence',
      steps: [view, counted, buy],
      where: {
        kind: 'logical',
        operator: '&&',
        left: {
          kind: 'comparison',
          operator: '===',
          left: step(0, 'productId', 'string', true),
          right: step(2, 'productId', 'string'),
        },
        right: { kind: 'comparison', operator: '<', left: step(1, 'ts', 'number'), right: step(2, 'ts', 'number') },
      },
      withinMs: 1_800_000,
    },
  ],
  ['plain-sequence', { kind: 'sequence', steps: [view, buy], where: null, withinMs: 60_000 }],
  ['first-time', { kind: 'firstTime', of: counted }],
  [
    'not-seen',
    { kind: 'notSeen', of: { kind: 'occurs', types: ['buy', 'view'], where: null }, forMs: 30 * 86_400_000 },
  ],
  ['not-seen-buying', { kind: 'notSeen', of: buy, forMs: 30 * 86_400_000 }],
  [
    'per',
    {
      kind: 'per',
      field: 'productId',
      of: {
        kind: 'absence',
        after: { kind: 'sequence', steps: [view, view], where: null, withinMs: 3_600_000 },
        no: buy,
        forMs: 1_800_000,
      },
    },
  ],
  [
    'together',
    {
      kind: 'combination',
      formula: {
        kind: 'all',
        of: [
          { kind: 'member', segment: 'count' },
          {
            kind: 'any',
            of: [
              { kind: 'member', segment: 'first-time' },
              { kind: 'member', segment: 'per' },
            ],
          },
          { kind: 'not', of: { kind: 'member', segment: 'not-seen' } },
        ],
      },
    },
  ],
])('%s', (id, expected) => {
  expect(find(id)?.enter).toEqual(expected);
});

test('an exit may be any behaviour', () => {
  expect(find('not-seen')?.exit).toEqual(view);
  expect(find('per')?.exit).toEqual({
    kind: 'per',
    field: 'productId',
    of: { kind: 'count', of: buy, atLeast: 2, withinMs: 7_200_000 },
  });
});

test('the metrics of a session are sorted by name; its first and last event have fields', () => {
  const enter = find('session')?.enter;
  if (enter?.kind !== 'session') throw new Error('not a session');
  const field = (name: string, type: string, optional: boolean) => ({ kind: 'field', name, type, optional });
  expect([enter.judged, enter.gapMs]).toEqual(['closed', 1_800_000]);
  expect(enter.metrics).toEqual([
    { name: 'dearest', kind: 'max', of: view, value: field('price', 'number', true) },
    {
      name: 'products',
      kind: 'distinct',
      of: { kind: 'occurs', types: ['buy', 'view'], where: null },
      value: field('productId', 'string', true),
    },
    {
      name: 'spent',
      kind: 'sum',
      of: buy,
      value: {
        kind: 'arithmetic',
        operator: '*',
        left: field('total', 'number', false),
        right: { kind: 'literal', value: 2 },
      },
    },
    { name: 'views', kind: 'count', of: view, value: null },
  ]);
  const metrics = new Map<string, unknown>();
  JSON.stringify(enter.holds, (_, node) => {
    if (node?.kind === 'metric') metrics.set(node.name, [node.type, node.optional]);
    return node;
  });
  expect([...metrics]).toEqual([
    ['views', ['number', false]],
    ['products', ['number', false]],
    ['spent', ['number', false]],
    ['dearest', ['number', true]],
    ['first.type', ['string', false]],
    ['last.ts', ['number', false]],
  ]);
});

test('the source knows how long its topic keeps events', () => {
  expect(program.source).toMatchObject({ topic: 'views', latenessMs: 1_000, retentionMs: 60 * 86_400_000 });
});
