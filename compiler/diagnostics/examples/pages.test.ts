import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadFolder, render, writeFolder } from '../../../runtime-harness/suites/complaints.ts';
import { type Code, catalogue } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { exampleEvents, examples, filesOf } from './index.ts';
import { indexPage, pageName, pageOf } from './page.ts';

const codes = Object.keys(catalogue).sort() as Code[];
const sides = ['wrong', 'right'] as const;
type Side = (typeof sides)[number];

/** What segc says about an example: the diagnostics, and each as it is shown. */
interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly output: string;
}

const said = new Map<string, Said>();
const key = (code: Code, side: Side) => `${code} ${side}`;

async function load(files: { readonly [path: string]: string }) {
  const root = writeFolder(files);
  const { diagnostics } = await loadFolder(root);
  // A page is the same wherever it is written.
  const elsewhere = (text: string) => text.replaceAll(root, '/home/you/shop');
  const show = (found: readonly Diagnostic[]): Said => ({
    diagnostics: found.map((each) => ({ ...each, finding: elsewhere(each.finding) })),
    output: found.map((each) => elsewhere(render(root, each))).join('\n\n'),
  });
  return { diagnostics, show };
}

/** Segments of two examples may well be one in the other: that is no matter of either. */
const isOfSeveral = ({ code, span, related }: Diagnostic) =>
  ['SEG511', 'SEG512'].includes(code) && related.some((other) => other.span.file !== span?.file);

beforeAll(async () => {
  for (const side of sides) {
    const together = codes.filter((code) => typeof examples[code][side] === 'string');
    const files = together.map((code) => filesOf(code, examples[code][side]));
    const { diagnostics, show } = await load(Object.assign({ 'rules/events.ts': exampleEvents }, ...files));
    for (const code of together) {
      const own = Object.keys(filesOf(code, examples[code][side]));
      const found = diagnostics.filter((each) => own.includes(each.span?.file ?? '') && !isOfSeveral(each));
      said.set(key(code, side), show(found));
    }
    for (const code of codes.filter((each) => !together.includes(each))) {
      const { diagnostics: found, show: showOwn } = await load(filesOf(code, examples[code][side]));
      said.set(key(code, side), showOwn(found));
    }
  }
}, 120_000);

test.each(codes)('%s is what the wrong example has, and nothing else', (code) => {
  const { diagnostics = [], output } = said.get(key(code, 'wrong')) ?? {};
  expect([...new Set(diagnostics.map((found) => found.code))], output).toEqual([code]);
  expect(output).not.toContain('    at ');
});

test.each(codes)('%s: nothing is said about the right example', (code) => {
  expect(said.get(key(code, 'right'))?.output).toBe('');
});

test('the pages are what the code gives, and there is no other', () => {
  const folder = fileURLToPath(new URL('../pages/', import.meta.url));
  const pages = new Map([['README.md', indexPage()]]);
  for (const code of codes) {
    const { diagnostics = [], output = '' } = said.get(key(code, 'wrong')) ?? {};
    const found = diagnostics.find((each) => each.code === code);
    if (found !== undefined) pages.set(pageName(code), pageOf(code, found, output));
  }
  if (process.env.SEGC_UPDATE) {
    for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(`${folder}${name}`);
    for (const [name, text] of pages) writeFileSync(`${folder}${name}`, text);
  }
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(`${folder}${name}`, 'utf8'), name).toBe(text);
});

test('each code has an exact text in a test that is written by hand', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const texts = read('../../read/refusals.test.ts') + read('../../check/laws.test.ts');
  expect(codes.filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
});
