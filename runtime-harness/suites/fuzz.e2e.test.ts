import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { explainModules } from '../fuzz/explain-modules.ts';
import { type Module, moduleOf } from '../fuzz/modules.ts';
import { tryModules } from '../fuzz/try-modules.ts';
import { readWorlds } from '../fuzz/worlds.ts';

const [seed, count, wanted] = [20_260_102, 90, 10];
const folder = mkdtempSync(join(tmpdir(), 'segc-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('Flink plans the SQL of arbitrary modules that segc accepts', async () => {
  const options = { folder, vocabulary: join(packageRoot(), 'rules', 'vocabulary', 'index.ts') };
  const worlds = readWorlds(packageRoot());
  const modules = Array.from({ length: count }, (_, index) => moduleOf(seed, index, worlds));
  const own = modules.filter(({ world }) => world === worlds.own);
  const outcomes = await tryModules(own, options);
  const accepted = own.filter(({ name }: Module) => outcomes.get(name)?.kind === 'accepted').slice(0, wanted);
  expect(accepted).toHaveLength(wanted);
  const refused = await explainModules(accepted, inject('addresses'), options, wanted);
  expect(refused.map(({ module, message }) => ({ message, text: module.text }))).toEqual([]);
});
