import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { supportTable } from '../../compiler/read/support.ts';
import { supportEvents, supportModule } from '../../compiler/read/support-events.ts';
import { createLoaders } from '../../compiler/source/load-module.ts';
import { prepareExpression, type Value } from '../reference/expression.ts';
import { createRandom } from '../verify/random.ts';

/** What one row of the table alone does not show. */
const together: readonly string[] = [
  '(view) => !(view.vip && view.active)',
  '(view) => !view.vip || !(view.price !== undefined && view.price / view.total > 1)',
  '(view) => (view.vip ? view.price : view.total) === 5',
  '(view) => ((view.vip ?? view.active) && view.active) !== false',
  "(view) => (view.address?.zip?.trim().slice(-2) ?? view.title) !== ''",
  '(view) => view.address === undefined || view.address.city > view.title',
  '(view) => !(view.address && view.address.zip !== undefined && view.address.zip < view.address.city)',
  '(view) => view.labels?.length !== view.tags.length',
  "(view) => !view.labels?.every((label) => label === 'old')",
  "(view) => (view.labels ?? ['x']).some((label) => label === 'x')",
  '(view) => view.total % 2 === -0 || 1 / view.total === Number.MAX_VALUE',
  '(view) => view.total * 1e308 > 1 && !Number.isFinite(view.total * 1e308)',
  '(view) => Math.max(view.total, view.price ?? view.total / 0) !== view.total',
  '(view) => Math.round(view.total) === view.total && Math.sign(view.total) !== 0',
  '(view) => { if (view.price === undefined) return view.active; const half = view.price / 2; return half > 1 || half < -1; }',
  "(view) => `${view.title}${view.country ?? '-'}`.toUpperCase().includes('SALEDE')",
  "(view) => view.title.length === 2 || view.title.slice(1, 2) === '\\ud83d'",
  "(view) => view.country == null || !['DE', 'AT'].includes(view.country)",
  "(view) => ['sa', 'ne'].every((start) => !view.title.startsWith(start))",
  '(view) => weekdayOf(view.ts, "America/New_York") % 7 === 0 || hourOf(view.ts, "Asia/Kolkata") < minuteOf(view.ts, "Asia/Kolkata")',
];
const rows = [...supportTable(), ...together.map((example, index) => ({ id: `together.${index}`, example }))];
const root = mkdtempSync(join(tmpdir(), 'segc-reader-'));
afterAll(() => rmSync(root, { recursive: true }));

type Plain = { readonly [name: string]: unknown };
let program: Program;
let module: { readonly [name: string]: { readonly enter: { readonly where: (event: Plain) => boolean } } };
beforeAll(async () => {
  const rules = join(root, 'rules/segments/examples.segment.ts');
  for (const [path, text] of [
    [join(root, 'rules/events.ts'), supportEvents],
    [rules, supportModule(rows.map(({ example }) => example))],
  ] as const) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const vocabulary = fileURLToPath(new URL('../../rules/vocabulary/index.ts', import.meta.url));
  const loaded = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
  expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (loaded.program !== null) program = loaded.program;
  module = (await createLoaders(vocabulary)(new Map())(rules)) as typeof module;
});

const texts = [
  '',
  'sale',
  'sale.',
  ' sale ',
  'SALE!',
  'a1 b',
  'new!',
  'abddd',
  'aé😀c',
  'ß',
  '\u{1F600}',
  'ä',
  'DE',
  'free',
];
const numbers = [0, -0, 1, 5, -5, 5.5, 200, 201, 2.5, 1e308, -1e308, 5e-324, 9007199254740991, 601, 600001];
const countries = [undefined, 'DE', 'AT', 'de', ''];

function randomEvent(random: (below: number) => number): Plain {
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const list = <T>(values: readonly T[]) => Array.from({ length: random(4) }, () => pick(values));
  const tags = ['new', 'newer', 'old', '', 'ä'];
  const event = {
    eventId: `e${random(9)}`,
    userId: 'u',
    type: 'view',
    ts: 1_700_000_000_000 + random(400) * 86_399_999,
    title: pick(texts),
    total: pick(numbers),
    active: pick([true, false]),
    plan: pick(['free', 'pro']),
    price: pick([undefined, ...numbers]),
    country: pick(countries),
    vip: pick([undefined, true, false]),
    tags: list(tags),
    sizes: list(numbers),
    labels: pick([undefined, list(tags), ['old']]),
    address: pick([undefined, { city: 'Berlin' }, { city: 'Rome', zip: pick(texts) }]),
  };
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

/** The field at a path such as `address.city`. */
const at = (event: Plain, path: string): Value =>
  path.split('.').reduce<unknown>((value, name) => (value as Plain | undefined)?.[name], event) as Value;

function interpret(expression: Expression): (event: Plain) => boolean {
  const evaluate = prepareExpression<Plain>(
    expression,
    ({ name }) =>
      (event) =>
        at(event, name),
  );
  return (event) => evaluate(event) === true;
}

// A predicate is read from its text, and it can also be run: both must give the same for every event.
test.each(rows.map(({ id, example }, index) => ({ id, example, index })))('$id: $example', ({ id, index }) => {
  const enter = program.segments.find((segment) => segment.id === `example-${index}`)?.enter;
  const executed = module[`s${index}`]?.enter.where;
  if (enter?.kind !== 'occurs' || enter.where === null || executed === undefined)
    throw new Error(`no predicate for ${id}`);
  const read = interpret(enter.where);
  const random = createRandom(index + 1);
  for (let round = 0; round < 500; round += 1) {
    const event = randomEvent(random);
    expect({ event, holds: read(event) }).toEqual({ event, holds: executed(event) === true });
  }
});
