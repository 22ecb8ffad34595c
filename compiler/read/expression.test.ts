import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Expression } from '../ir/expression.ts';
import type { Program } from '../ir/program.ts';
import { loadProgram } from '../pipeline.ts';

/** One line for an expression: fields by name, `?` behind those that can be absent, parentheses around every operation. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? 'absent' : JSON.stringify(expression.value);
    case 'field':
      return `${expression.name}${expression.optional ? '?' : ''}`;
    case 'stepField':
      return `$${expression.step}.${expression.name}`;
    case 'metric':
      return `#${expression.name}`;
    case 'element':
      return 'it';
    case 'not':
      return `!${show(expression.operand)}`;
    case 'coalesce':
      return `(${show(expression.left)} ?? ${show(expression.right)})`;
    case 'conditional':
      return `(${show(expression.test)} ? ${show(expression.then)} : ${show(expression.otherwise)})`;
    case 'concat':
      return `concat(${expression.parts.map(show).join(', ')})`;
    case 'call':
      return `${expression.function}(${expression.arguments.map(show).join(', ')})`;
    case 'matches':
      return `/${expression.source}/${expression.flags}.test(${show(expression.subject)})`;
    case 'oneOf':
      return `${show(expression.subject)} in ${JSON.stringify(expression.values)}`;
    case 'quantified':
      return `${expression.quantifier}(${show(expression.list)}, ${show(expression.holds)})`;
    case 'arithmetic':
    case 'comparison':
    case 'logical':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
  }
}

const events = `import { type EventEnvelope, eventSource, seconds } from 'segc';

interface View extends EventEnvelope {
  readonly type: 'view' | 'seen';
  readonly title: string;
  readonly price?: number;
  readonly country?: string;
  readonly vip?: boolean;
  readonly plan: 'free' | 'pro';
  readonly tags: readonly string[];
  readonly labels?: readonly string[];
  readonly sizes: readonly number[];
  readonly address?: { readonly city: string; readonly zip?: string; readonly geo: { readonly lat: number } };
}
interface Buy extends EventEnvelope { readonly type: 'buy'; readonly price: number; readonly total: number }

export const shop = eventSource<View | Buy>({ topic: 'views', lateness: seconds(0) });
export const { segment, when, absence, session } = shop;
export type ViewEvent = View;
`;

const constants = `export const dear = 200;
export const limits = { low: 1, nested: { high: 9.5 } } as const;
export enum Country { Germany = 'DE', Austria = 'AT' }
export const countries: readonly string[] = [Country.Germany, Country.Austria];
export enum Level { Low = 1, High }
export const starts = ['new-', 'sale-'] as const;
export const known = /^(?:new|sale)-\\d+$/i;
export const allowed = new Set(['DE', 'AT']);
export default -3;
`;

const helpers = `import type { ViewEvent } from './events.ts';
import { dear } from './constants.ts';

export const isDear = (view: ViewEvent) => priceOf(view) > dear;
export function priceOf(view: { readonly price?: number }, otherwise = 0) {
  return view.price ?? otherwise;
}
export function above<T extends { readonly price?: number }>(event: T, least: number): boolean {
  const price = event.price;
  if (price === undefined) return false;
  return price > least;
}
export const within = (low: number, high: number) => (view: ViewEvent) => view.ts >= low && view.ts < high;
export const startsLike = (text: string) => (start: string) => text.startsWith(start);
export const isThere = (value: number | undefined) => value !== undefined;
export const isNew = (tag: string) => tag === 'new';
`;

/** A predicate of `when('view', ...)` as written, and what is read. */
const predicates: readonly (readonly [string, string])[] = [
  ['(view) => view.price === 5', '(price? === 5)'],
  ['(view) => view.price !== undefined', '(price? !== absent)'],
  ['(view) => (view.price ?? 0) > 200', '((price? ?? 0) > 200)'],
  ['(view) => (view.price ?? 0) > own', '((price? ?? 0) > 7)'],
  ['(view) => (view.price ?? 0) > exported', '((price? ?? 0) > 8)'],
  ['(view) => (view.price ?? 0) > dear', '((price? ?? 0) > 200)'],
  ['(view) => view.price === limits.nested.high', '(price? === 9.5)'],
  ['(view) => view.price === all.limits.low', '(price? === 1)'],
  ['(view) => view.price === offset', '(price? === -3)'],
  ['(view) => view.country === Country.Austria', '(country? === "AT")'],
  ['(view) => countries.includes(view.country ?? "")', '(country? ?? "") in ["DE","AT"]'],
  ['(view) => ["a", `b`].includes(view.title)', 'title in ["a","b"]'],
  ['(view) => view.ts > minutes(10)', '(ts > 600000)'],
  ['(view) => view.ts > minutes(own)', '(ts > 420000)'],
  ['(view) => view.ts * 2 - -1 > Math.PI + view.ts', '(((ts * 2) - -1) > (3.141592653589793 + ts))'],
  ['(view) => -view.ts < -own', '((-1 * ts) < -7)'],
  [
    '(view) => view.title.startsWith("S") || !view.title.endsWith("x")',
    '(startsWith(title, "S") || !endsWith(title, "x"))',
  ],
  ['(view) => view.title.includes((view.country ?? "zz"))', 'includes(title, (country? ?? "zz"))'],
  ['(view) => view.vip ?? false', '(vip? ?? false)'],
  [
    '(view) => view.vip === true && !(view.price === 1 || view.price === 2)',
    '((vip? === true) && !((price? === 1) || (price? === 2)))',
  ],
  ['(view) => { return view.userId === "u" && view.type === "view"; }', '((userId === "u") && (type === "view"))'],
  ['function (view) { return view.eventId !== "e"; }', '(eventId !== "e")'],
  ['() => true', 'true'],
  // Arithmetic, order and text.
  ['(view) => view.ts / 2 % 3 === 1', '(((ts / 2) % 3) === 1)'],
  ['(view) => view.title < "m" && view.title >= `a`', '((title < "m") && (title >= "a"))'],
  ['(view) => view.title + "-" + (view.country ?? "") === "a-"', '(concat(title, "-", (country? ?? "")) === "a-")'],
  ['(view) => `${view.title}/${own}/${view.plan}!` === ""', '(concat(title, "/7/", plan, "!") === "")'],
  ['(view) => view.title === `a${own}` + `b` + 1', '(title === "a7b1")'],
  ['(view) => view.ts > 1e3 || view.ts > 0x10 || view.ts > 60_000', '(((ts > 1000) || (ts > 16)) || (ts > 60000))'],
  ['(view) => view.ts > own * 2 - 4 / 2', '(ts > 12)'],
  ['(view) => view.ts > -0', '(ts > (-1 * 0))'],
  ['(view) => view.ts === Math.max(view.ts, own) + Math.abs(-1)', '(ts === (max(ts, 7) + abs(-1)))'],
  ['(view) => Number.isInteger(view.ts / 1000) && !Number.isNaN(view.ts)', '(isInteger((ts / 1000)) && !isNaN(ts))'],
  [
    '(view) => view.title.trim().toLowerCase().slice(0, 3) === "new" && view.title.length > 3',
    '((slice(toLowerCase(trim(title)), 0, 3) === "new") && (length(title) > 3))',
  ],
  ['(view) => view.title.slice(-2).indexOf("x") === 0', '(indexOf(slice(title, -2), "x") === 0)'],
  // Absent values.
  ['(view) => view.country?.toLowerCase() === "de"', '(toLowerCase(country?) === "de")'],
  ['(view) => view.country?.trim().startsWith("d") ?? false', '(startsWith(trim(country?), "d") ?? false)'],
  ['(view) => view.country == null || view.price != undefined', '((country? === absent) || (price? !== absent))'],
  ['(view) => view.price !== undefined && view.price > 5', '((price? !== absent) && (price? > 5))'],
  ['(view) => !(view.price === undefined || view.price + 1 > 5)', '!((price? === absent) || ((price? + 1) > 5))'],
  ['(view) => !(view.vip && view.ts > 1)', '!(vip? && (ts > 1))'],
  ['(view) => ((view.vip ?? false) && view.ts > 1) === true', '(((vip? ?? false) && (ts > 1)) === true)'],
  ['(view) => (view.vip ? view.price : view.ts) === 5', '((vip? ? price? : ts) === 5)'],
  [
    '(view) => (view.plan === "pro" ? undefined : view.country) === undefined',
    '(((plan === "pro") ? absent : country?) === absent)',
  ],
  // Nested objects.
  ['(view) => view.address?.city === "Berlin"', '(address.city? === "Berlin")'],
  ['(view) => view["address"]?.["city"] === "Berlin"', '(address.city? === "Berlin")'],
  [
    '(view) => view.address !== undefined && view.address.city > "B"',
    '((address.city? !== absent) && (address.city? > "B"))',
  ],
  [
    '(view) => (view.address ? view.address.geo.lat > 5 : false)',
    '((address.city? !== absent) ? (address.geo.lat? > 5) : false)',
  ],
  ['(view) => view.address === undefined', '!(address.city? !== absent)'],
  ['(view) => view.address?.geo.lat === 5', '(address.geo.lat? === 5)'],
  ['(view) => view.address?.zip?.length === 5', '(length(address.zip?) === 5)'],
  // Lists.
  [
    '(view) => view.tags.includes("new") && view.sizes.includes(own)',
    '(listIncludes(tags, "new") && listIncludes(sizes, 7))',
  ],
  [
    '(view) => view.tags.length > 1 && view.labels?.length !== 2',
    '((listLength(tags) > 1) && (listLength(labels?) !== 2))',
  ],
  ['(view) => view.tags.some((tag) => tag.startsWith("n"))', 'some(tags, startsWith(it, "n"))'],
  ['(view) => view.sizes.every((size) => size > own && size < dear)', 'every(sizes, ((it > 7) && (it < 200)))'],
  ['(view) => view.tags.some(isNew)', 'some(tags, (it === "new"))'],
  ['(view) => (view.labels ?? []).includes("a")', '(listIncludes(labels?, "a") ?? false)'],
  ['(view) => (view.labels ?? []).every((label) => label === "a")', '(every(labels?, (it === "a")) ?? true)'],
  ['(view) => !view.labels?.some((label) => label === "a")', '!some(labels?, (it === "a"))'],
  [
    '(view) => starts.some((start) => view.title.startsWith(start))',
    '(startsWith(title, "new-") || startsWith(title, "sale-"))',
  ],
  ['(view) => starts.every((start) => view.title !== start)', '((title !== "new-") && (title !== "sale-"))'],
  ['(view) => allowed.has(view.country ?? "")', '(country? ?? "") in ["DE","AT"]'],
  ['(view) => new Set(["a"]).has(view.title)', 'title in ["a"]'],
  ['(view) => view.title !== starts[0] || view.ts > starts.length', '((title !== "new-") || (ts > 2))'],
  ['(view) => view.ts > Level.High', '(ts > 2)'],
  // Patterns and the calendar.
  ['(view) => /^a+[b-d]?$/.test(view.title)', '/^a+[b-d]?$/.test(title)'],
  ['(view) => known.test(view.title)', '/^(?:new|sale)-\\d+$/i.test(title)'],
  [
    '(view) => hourOf(view.ts, "Europe/Berlin") >= 22 || segc.weekdayOf(view.ts, zone) === 7',
    '((hourOf(ts, "Europe/Berlin") >= 22) || (weekdayOf(ts, "UTC") === 7))',
  ],
  // Helpers and bodies.
  ['isDear', '((price? ?? 0) > 200)'],
  ['(view) => isDear(view) && !isNew(view.title)', '(((price? ?? 0) > 200) && !(title === "new"))'],
  ['(view) => isThere(view.price) && view.price > 1', '((price? !== absent) && (price? > 1))'],
  ['(view) => priceOf(view) === 5', '((price? ?? 0) === 5)'],
  ['(view) => above(view, own)', '((price? === absent) ? false : (price? > 7))'],
  ['within(1, own)', '((ts >= 1) && (ts < 7))'],
  ['(view) => helpers.isDear(view)', '((price? ?? 0) > 200)'],
  [
    '(view) => { const price = view.price ?? 0, twice = price * 2; return twice > price; }',
    '(((price? ?? 0) * 2) > (price? ?? 0))',
  ],
  ['(view) => { const cheap = (n: number) => n < own; return cheap(view.ts) || cheap(1); }', '((ts < 7) || true)'],
  [
    '(view) => { if (view.vip) return view.ts > 1; else if (view.plan === "pro") { return true; } return view.ts > 2; }',
    '(vip? ? (ts > 1) : ((plan === "pro") ? true : (ts > 2)))',
  ],
  ['(view) => (strict ? view.ts > 1 : view.ts > 2)', '(ts > 2)'],
  ['(view) => strict || view.ts > 2', '(ts > 2)'],
  ['function named(view) { return view.ts > 1; }', '(ts > 1)'],
  ['declared', '(ts > 3)'],
];

const segments = `import { days, hourOf, minutes } from 'segc';
import * as segc from 'segc';
import offset, * as all from '../constants.ts';
import { allowed, Country, countries, dear, known, Level, limits, starts } from '../constants.ts';
import { segment, type ViewEvent, when } from '../events.ts';
import * as helpers from '../helpers.ts';
import { above, isDear, isNew, isThere, priceOf, within } from '../helpers.ts';

const own = 7;
const zone = 'UTC';
const strict: boolean = false;
function declared(view: ViewEvent) {
  return view.ts > 3;
}
export const exported = 8;
export const read = [
${predicates.map(([text], index) => `  segment('p-${index}', { enter: when('view', ${text}), ttl: days(1) }),`).join('\n')}
  segment('narrowed', { enter: when(['buy', 'view'], (event) => event.type === 'buy' && event.total > 100), ttl: minutes(1) }),
  segment('both', { enter: when(['buy', 'view', 'buy'], (event) => event.price === own), ttl: minutes(1) }),
];
`;

const factory = `import { days } from 'segc';
import { segment, when } from '../events.ts';

const table = [
  { id: 'cheap', below: 10, countries: ['DE'] },
  { id: 'middle', below: 100, countries: ['DE', 'AT'] },
];
const viewersBelow = (id: string, below: number, countries: readonly string[]) =>
  segment(id, {
    enter: when('view', (view) => (view.price ?? below) < below && countries.includes(view.country ?? '')),
    ttl: days(table.length),
  });

export const viewers = table.map(({ id, below, countries }) => viewersBelow(id, below, countries));
export const more = table.map((row) =>
  segment(\`more-\${row.id}\`, { enter: when('view', (view) => view.price === row.below), ttl: days(1) }),
);
`;

const table = `import { days, minutes } from 'segc';
import { segment, when, type ViewEvent } from '../events.ts';

interface Row<P extends string> { readonly id: string; readonly least: number; readonly plan: P; readonly tags: readonly string[] }
const rows = Array.from({ length: 100 }, (_, index): Row<'free' | 'pro'> => ({
  id: 'row-' + index,
  least: index / 2,
  plan: index % 2 ? 'pro' : 'free',
  tags: ['t' + index, 'all'],
}));
const isOf = <P extends string>(row: Row<P>) => (view: ViewEvent) => view.plan === row.plan && row.tags.includes(view.title);
function rowSegment<P extends string>({ least, ...row }: Row<P>) {
  const belongs = isOf({ least, ...row });
  return segment(row.id, { enter: when('view', (view) => belongs(view) && (view.price ?? 0) > least), ttl: minutes(1 + least * 2) });
}
export const made: unknown[] = [];
for (const row of rows) made.push(rowSegment(row));
export const ttl = days(1);
`;

const sessions = `import { days, minutes, seconds } from 'segc';
import { absence, segment, session, when } from '../events.ts';

export default [
  segment('live', {
    enter: session({
      gap: minutes(30),
      count: { views: when(['view', 'seen']), bought: when('buy', (buy) => buy.total > 1) },
      live: (visit) => visit.views > 3 && visit.duration > minutes(10) && visit.bought === 0,
    }),
    exit: when('buy'),
    ttl: days(2),
  }),
  segment('closed', { enter: session({ gap: seconds(5), closed: (visit) => visit.events === 1 }), ttl: days(1) }),
  segment('left', { enter: absence({ after: when('view'), no: when('buy'), for: minutes(30) }), ttl: days(1) }),
];
`;

const root = mkdtempSync(join(tmpdir(), 'segc-read-'));
afterAll(() => rmSync(root, { recursive: true }));
let program: Program;
beforeAll(async () => {
  const files = {
    'events.ts': events,
    'constants.ts': constants,
    'helpers.ts': helpers,
    'segments/table.segment.ts': table,
    'segments/predicates.segment.ts': segments,
    'segments/factory.segment.ts': factory,
    'segments/sessions.segment.ts': sessions,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'rules', path)), { recursive: true });
    writeFileSync(join(root, 'rules', path), text);
  }
  const vocabulary = fileURLToPath(new URL('../../rules/vocabulary/index.ts', import.meta.url));
  const loaded = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (loaded.program !== null) program = loaded.program;
});

const enterOf = (id: string) => program.segments.find((segment) => segment.id === id)?.enter;
function whereOf(id: string): string {
  const enter = enterOf(id);
  return enter?.kind === 'occurs' && enter.where !== null ? show(enter.where) : `no predicate in ${id}`;
}

test.each(predicates.map(([text, read], index) => ({ text, read, index })))('$text', ({ read, index }) => {
  expect(whereOf(`p-${index}`)).toBe(read);
});

test('types are sorted and listed once; a field that one of them can lack can be absent', () => {
  expect(enterOf('both')).toMatchObject({ types: ['buy', 'view'] });
  expect(whereOf('both')).toBe('(price? === 7)');
});

test('each segment of a factory has the values it was called with', () => {
  expect(['cheap', 'middle', 'more-cheap', 'more-middle'].map(whereOf)).toEqual([
    '(((price? ?? 10) < 10) && (country? ?? "") in ["DE"])',
    '(((price? ?? 100) < 100) && (country? ?? "") in ["DE","AT"])',
    '(price? === 10)',
    '(price? === 100)',
  ]);
  expect(program.segments.find(({ id }) => id === 'cheap')?.ttlMs).toBe(2 * 86_400_000);
});

test('a field of one of the types, narrowed by `type`, stays one that can be absent', () => {
  expect(whereOf('narrowed')).toBe('((type === "buy") && (total? > 100))');
});

test('a hundred rows of a table are a hundred segments, each with the values of its row', () => {
  const made = program.segments.filter(({ id }) => id.startsWith('row-'));
  expect(made.length).toBe(100);
  for (const { id, ttlMs } of made) {
    const index = Number(id.slice('row-'.length));
    const plan = index % 2 === 1 ? 'pro' : 'free';
    expect(whereOf(id)).toBe(
      `(((plan === "${plan}") && title in ["t${index}","all"]) && ((price? ?? 0) > ${index / 2}))`,
    );
    expect(ttlMs).toBe((1 + index) * 60_000);
  }
});

test('nested objects and lists are fields of the schema', () => {
  const fields = program.source.schema.types.view;
  expect(fields?.tags).toEqual({ kind: 'strings', optional: false, values: null });
  expect(fields?.sizes).toEqual({ kind: 'numbers', optional: false, values: null });
  expect(fields?.labels).toEqual({ kind: 'strings', optional: true, values: null });
  expect(fields?.plan).toEqual({ kind: 'string', optional: false, values: ['free', 'pro'] });
  expect(fields?.['address.city']).toEqual({ kind: 'string', optional: true, values: null });
  expect(fields?.['address.geo.lat']).toEqual({ kind: 'number', optional: true, values: null });
  expect(Object.keys(fields ?? {})).toEqual([...Object.keys(fields ?? {})].sort());
});

test('session predicates are over metrics, and counts are sorted by name', () => {
  const [live, closed] = [enterOf('live'), enterOf('closed')];
  if (live?.kind !== 'session' || closed?.kind !== 'session') throw new Error('not a session');
  expect([live.judged, live.gapMs, show(live.holds)]).toEqual([
    'live',
    1_800_000,
    '(((#views > 3) && (#duration > 600000)) && (#bought === 0))',
  ]);
  expect(live.metrics.map(({ name, of }) => [name, of.types, of.where && show(of.where)])).toEqual([
    ['bought', ['buy'], '(total > 1)'],
    ['views', ['seen', 'view'], null],
  ]);
  expect([closed.judged, closed.gapMs, show(closed.holds)]).toEqual(['closed', 5_000, '(#events === 1)']);
});

test('an absence, an exit, and segments by id', () => {
  expect(enterOf('left')).toEqual({
    kind: 'absence',
    after: { kind: 'occurs', types: ['view'], where: null },
    no: { kind: 'occurs', types: ['buy'], where: null },
    forMs: 1_800_000,
  });
  const live = program.segments.find(({ id }) => id === 'live');
  expect([live?.exit, live?.span.line, program.source.latenessMs]).toEqual([
    { kind: 'occurs', types: ['buy'], where: null },
    5,
    0,
  ]);
  const ids = program.segments.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
});
