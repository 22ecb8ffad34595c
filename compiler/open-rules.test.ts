import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRules } from './open-rules.ts';
import { loadProgram } from './pipeline.ts';

const root = mkdtempSync(join(tmpdir(), 'segc-open-'));
const rules = join(root, 'rules');
const own = fileURLToPath(new URL('../rules/', import.meta.url));
const options = { root, rules, vocabulary: join(own, 'vocabulary', 'index.ts') };
const at = (...path: string[]) => join(rules, ...path);
const demo = at('segments', 'demo-requesters.segment.ts');

beforeAll(() => {
  for (const folder of ['events', 'segments']) cpSync(join(own, folder), at(folder), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const replace = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
};
const limitsUser = `import { days } from 'segc';
import { segment, when } from '../events/shop.ts';
import { limit } from '../../shared/limits.ts';
export default segment('dear', { enter: when('product_view', (view) => (view.price ?? 0) < limit), ttl: days(1) });
`;

/** What happens to the files, and the codes that are then to be seen. */
const edits: readonly (readonly [what: string, edit: () => void, codes: readonly string[]])[] = [
  ['a value', () => replace(demo, 'days(14)', 'days(15)'), []],
  ['a predicate that cannot be compiled', () => replace(demo, "=== 'Request Demo'", '!== null'), ['SEG310']],
  ['mended', () => replace(demo, '!== null', "=== 'Request Demo'"), []],
  ['no TypeScript any more', () => appendFileSync(demo, 'export const x = (\n'), ['SEG101', 'SEG101']],
  ['still none', () => appendFileSync(demo, ')\n'), ['SEG101']],
  ['mended again', () => replace(demo, 'export const x = (\n)\n', ''), []],
  ['what all import', () => replace(at('events', 'shop.ts'), 'shop-events', 'other-events'), []],
  ['a type that all rely on', () => replace(at('events', 'shop-event.ts'), 'target', 'aim'), ['SEG101']],
  ['and back', () => replace(at('events', 'shop-event.ts'), 'aim', 'target'), []],
  [
    'a new file in a new folder, whose import is not there',
    () => {
      mkdirSync(at('more'));
      writeFileSync(at('more', 'dear.segment.ts'), limitsUser);
    },
    ['SEG101'],
  ],
  [
    'the import comes, outside of the rules',
    () => {
      mkdirSync(join(root, 'shared'));
      writeFileSync(join(root, 'shared', 'limits.ts'), 'export const limit = 300;\n');
    },
    [],
  ],
  ['the import changes', () => replace(join(root, 'shared', 'limits.ts'), '300', '400'), []],
  ['the import goes', () => rmSync(join(root, 'shared', 'limits.ts')), ['SEG101']],
  ['the importing file goes', () => rmSync(at('more'), { recursive: true }), []],
  ['a file throws', () => appendFileSync(demo, "throw new Error('no');\n"), ['SEG002']],
  ['it does not', () => replace(demo, "throw new Error('no');\n", ''), []],
  ['a file is renamed', () => renameSync(demo, at('segments', 'z.segment.ts')), []],
  ['all files go', () => renameSync(rules, join(root, 'away')), ['SEG001']],
  ['and come back', () => renameSync(join(root, 'away'), rules), []],
];

test('after each edit the answer is that of a fresh start', async () => {
  const open = openRules(options);
  expect(open.folders()).toEqual([]);
  expect(await open.check()).toEqual(await loadProgram(options));
  expect(open.folders()).toEqual(expect.arrayContaining([at('events'), at('segments')]));
  for (const [what, edit, codes] of edits) {
    edit();
    const checked = await open.check();
    const seen = (checked?.diagnostics ?? [{ code: 'no answer' }]).map(({ code }) => code);
    expect([what, seen]).toEqual([what, codes]);
    expect(checked, what).toEqual(await loadProgram(options));
    expect(await open.check(), `${what}, looked at again`).toBe(null);
  }
}, 240_000);

test('a file that has been written anew with the same text is no edit', async () => {
  const open = openRules(options);
  await open.check();
  const file = at('segments', 'mobile-wishers.segment.ts');
  writeFileSync(file, readFileSync(file));
  utimesSync(file, 1, 1);
  expect(await open.check()).toBe(null);
});

test('an answer after an edit is quicker than the first one', async () => {
  const open = openRules(options);
  const times: number[] = [];
  for (let days = 20; days < 26; days += 1) {
    replace(at('segments', 'mobile-wishers.segment.ts'), `days(${days === 20 ? 14 : days - 1})`, `days(${days})`);
    const started = performance.now();
    expect((await open.check())?.diagnostics).toEqual([]);
    times.push(performance.now() - started);
  }
  const [first = 0, ...others] = times;
  const median = others.sort((a, b) => a - b)[2] ?? 0;
  console.info(
    `first answer ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms: ${(first / median).toFixed(1)} times quicker`,
  );
  expect(median).toBeLessThan(first);
});

test('the functions are those of the text that was read last', async () => {
  const open = openRules(options);
  await open.check();
  replace(at('segments', 'mobile-wishers.segment.ts'), "'mobile'", "'desktop'");
  const checked = await open.check();
  const { enter } = checked?.program?.segments.find(({ id }) => id === 'mobile-wishers') ?? {};
  const where = enter?.kind === 'occurs' && enter.where ? checked?.functions.of.get(enter.where) : undefined;
  const holds = where as ((event: unknown) => unknown) | undefined;
  expect(['desktop', 'mobile'].map((platform) => holds?.({ platform }))).toEqual([true, false]);
});
