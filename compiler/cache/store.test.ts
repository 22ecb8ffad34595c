import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { KeptRules } from './kept-rules.ts';
import { readKept, writeKept } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'segc-store-'));
const folder = join(root, 'cache');
const path = join(folder, 'one.cache');
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => rmSync(folder, { recursive: true, force: true }));

const kept: KeptRules = {
  fingerprint: 'this segc',
  answer: { ruleFiles: ['/rules/a.ts'], hashes: new Map([['/rules/a.ts', 'h']]), isProgram: false, diagnostics: [] },
  read: null,
};

test('what is kept is there again for the same segc alone', () => {
  expect(readKept(folder, 'one', 'this segc')).toBe(null);
  writeKept(folder, 'one', kept);
  expect(readKept(folder, 'one', 'this segc')).toEqual(kept);
  expect(readKept(folder, 'one', 'another segc')).toBe(null);
  expect(readKept(folder, 'two', 'this segc')).toBe(null);
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
});

test('a file that is not what was written is none', () => {
  writeKept(folder, 'one', kept);
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 1) {
    const broken = Buffer.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 1;
    writeFileSync(path, broken);
    expect(readKept(folder, 'one', 'this segc')).toBe(null);
    writeFileSync(path, bytes.subarray(0, at));
    expect(readKept(folder, 'one', 'this segc')).toBe(null);
  }
  writeFileSync(path, bytes);
  expect(readKept(folder, 'one', 'this segc')).toEqual(kept);
});

test('what cannot be written is not kept, and nothing is said of it', () => {
  writeFileSync(folder, '');
  writeKept(folder, 'one', kept);
  expect(readKept(folder, 'one', 'this segc')).toBe(null);
});

test('only what was used last stays, and nothing that was begun and left', () => {
  writeKept(folder, 'one', kept);
  writeFileSync(`${path}.left`, '');
  utimesSync(`${path}.left`, 1, 1);
  writeFileSync(`${path}.begun`, '');
  for (let index = 10; index < 30; index += 1) {
    writeKept(folder, `${index}`, kept);
    utimesSync(join(folder, `${index}.cache`), index, index);
    readKept(folder, 'one', 'this segc');
  }
  const names = readdirSync(folder).sort();
  expect(names.filter((name) => name.endsWith('.cache'))).toEqual([
    ...[23, 24, 25, 26, 27, 28, 29].map((index) => `${index}.cache`),
    'one.cache',
  ]);
  expect(names.filter((name) => !name.endsWith('.cache'))).toEqual(['.gitignore', 'one.cache.begun']);
});
