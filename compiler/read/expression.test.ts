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
    case 'metric':
      return `#${expression.name}`;
    case 'not':
      return `!${show(expression.operand)}`;
    case 'coalesce':
      return `(${show(expression.left)} ?? ${show(expression.right)})`;
    case 'call':
      return `${expression.function}(${expression.arguments.map(show).join(', ')})`;
    case 'oneOf':
      return `${show(expression.subject)} in ${JSON.stringify(expression.values)}`;
    case 'arithmetic':
    case 'comparison':
    case 'logical':
      return `(${show(expression.left)} ${expression.operator} ${show(expression.right)})`;
    default:
      return expression.kind;
  }
}

const events = `import { type EventEnvelope, eventSource, seconds } from 'segc';

interface View extends EventEnvelope {
  readonly type: 'view' | 'seen';
  readonly title: string;
  readonly price?: number;
  readonly country?: string;
  readonly vip?: boolean;
}
interface Buy extends EventEnvelope { readonly type: 'buy'; readonly price: number; readonly total: number }

export const shop = eventSource<View | Buy>({ topic: 'views', lateness: seconds(0) });
export const { segment, when, absence, session } = shop;
`;

const constants = `export const dear = 200;
export const limits = { low: 1, nested: { high: 9.5 } } as const;
export enum Country { Germany = 'DE', Austria = 'AT' }
export const countries: readonly string[] = [Country.Germany, Country.Austria];
export default -3;
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
];

const segments = `import { days, minutes } from 'segc';
import offset, * as all from '../constants.ts';
import { Country, countries, dear, limits } from '../constants.ts';
import { segment, when } from '../events.ts';

const own = 7;
export const exported = 8;
export const read = [
${predicates.map(([text], index) => `  segment('p-${index}', { enter: when('view', ${text}), ttl: days(1) }),`).join('\n')}
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
