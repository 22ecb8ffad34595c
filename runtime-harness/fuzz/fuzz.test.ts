import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type Module, moduleOf } from './modules.ts';
import type { Outcome } from './outcome.ts';
import { tryModules } from './try-modules.ts';
import { readWorlds } from './worlds.ts';

const [seed, count] = [20_260_101, 300];
const worlds = readWorlds(packageRoot());
const folder = mkdtempSync(join(tmpdir(), 'segc-fuzz-'));
const vocabulary = join(packageRoot(), 'rules', 'vocabulary', 'index.ts');
afterAll(() => rmSync(folder, { recursive: true }));

const modules = Array.from({ length: count }, (_, index) => moduleOf(seed, index, worlds));

test('a module is a function of the seed and its number', () => {
  expect(moduleOf(seed, 7, worlds)).toEqual(modules[7]);
  expect(moduleOf(seed + 1, 7, worlds).text).not.toBe(modules[7]?.text);
});

test('each of 300 arbitrary modules is compiled or refused with a diagnostic', { timeout: 240_000 }, async () => {
  const outcomes = new Map<string, Outcome>();
  for (const world of [worlds.own, ...worlds.written]) {
    const some = modules.filter((module) => module.world === world);
    for (const [name, outcome] of await tryModules(some, { folder, vocabulary })) outcomes.set(name, outcome);
  }
  const failures = modules.flatMap(({ name, text }: Module) => {
    const outcome = outcomes.get(name);
    return outcome === undefined || outcome.kind === 'failed' ? [{ name, outcome, text }] : [];
  });
  expect(failures).toEqual([]);
  const accepted = [...outcomes.values()].filter(({ kind }) => kind === 'accepted').length;
  // Neither may become rare, or the test says nothing.
  expect(accepted).toBeGreaterThan(count / 10);
  expect(accepted).toBeLessThan((count * 9) / 10);
});
