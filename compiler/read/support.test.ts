import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { loadProgram } from '../pipeline.ts';
import { supportedMarkdown, supportTable } from './support.ts';
import { supportEvents, supportModule } from './support-events.ts';

const rows = supportTable();
const root = mkdtempSync(join(tmpdir(), 'segc-support-'));
afterAll(() => rmSync(root, { recursive: true }));

const accepted = 'rules/segments/accepted.segment.ts';
const counterExamples = rows.flatMap(({ refused }) => refused ?? []);
const counterFile = (index: number) => `rules/segments/refused-${index}.segment.ts`;

let found: readonly Diagnostic[] = [];
let firstLine = 0;
beforeAll(async () => {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const examples = supportModule(rows.map(({ example }) => example));
  firstLine = examples.split('\n').findIndex((line) => line.includes("'example-0'")) + 1;
  write('rules/events.ts', supportEvents);
  write(accepted, examples);
  for (const [index, text] of counterExamples.entries()) write(counterFile(index), supportModule([text]));
  const vocabulary = fileURLToPath(new URL('../../rules/vocabulary/index.ts', import.meta.url));
  found = (await loadProgram({ root, rules: join(root, 'rules'), vocabulary })).diagnostics;
});

/** What the readers, not the checks of whole programs, say about a predicate. */
const findings = (file: string, line?: number) =>
  found
    .filter(({ code, span }) => /^SEG[0134]/.test(code) && span?.file === file && (line ?? span.line) === span.line)
    .map(({ code, finding }) => `${code} ${finding}`);

test.each(rows.map(({ id, example }, index) => ({ id, example, index })))('$id: $example', ({ index }) => {
  expect(findings(accepted, firstLine + index)).toEqual([]);
});

test.each(counterExamples.map((text, index) => ({ text, index })))('refused: $text', ({ index }) => {
  expect(findings(counterFile(index)).join('\n')).toMatch(/^SEG3/);
});

test('each row has an id of its own', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('SUPPORTED.md is what the code gives', () => {
  const path = fileURLToPath(new URL('./SUPPORTED.md', import.meta.url));
  if (process.env.SEGC_UPDATE) writeFileSync(path, supportedMarkdown());
  expect(readFileSync(path, 'utf8')).toBe(supportedMarkdown());
});
