import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { judge } from '../../runtime-harness/cli/expect.ts';
import { readExpected } from '../../runtime-harness/cli/read-expected.ts';
import { replayLog } from '../../runtime-harness/cli/replay-log.ts';
import { runCommand } from '../../runtime-harness/suites/run-command.ts';
import type { Transition } from '../../runtime-harness/timeline/transition.ts';
import { buildProgram } from '../build.ts';
import { registerInit } from './index.ts';
import { checkRules } from './load.ts';

const root = mkdtempSync(join(tmpdir(), 'segc-init-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Runs `segc init` in this process, and gives what it wrote and its exit code. */
const init = (...args: string[]) => runCommand([registerInit], ['init', ...args]);

const files = [
  '.gitignore',
  'README.md',
  'fixtures/example.expected.jsonl',
  'fixtures/example.jsonl',
  'package.json',
  'rules/events/shop.ts',
  'rules/segments/cart-abandoners.segment.ts',
  'rules/segments/engaged-visitors.segment.ts',
  'rules/segments/spenders.segment.ts',
  'tsconfig.json',
];

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test('what init makes checks, builds, and gives the timeline that was written by hand', async () => {
  const folder = join(root, 'Shop Segments');
  const { stdout, code } = await init(folder);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^made {8}package\.json$/m);
  expect(stdout).toContain('\n  npm install\n  npx segc check\n');
  expect(filesBelow(folder)).toEqual(files);
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'shop-segments',
    type: 'module',
    scripts: { check: 'segc check' },
    devDependencies: { segc: expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
  });

  const { program, diagnostics } = await checkRules({ rules: join(folder, 'rules') });
  expect(diagnostics).toEqual([]);
  if (program === null) throw new Error('no program');
  expect(buildProgram(program, { plan: 'readable' }).map(({ path }) => path)).toContain('segments/gold-spenders.sql');
  const actual: Transition[] = [];
  await replayLog(program, join(folder, 'fixtures/example.jsonl'), {
    until: null,
    onProgress: () => {},
    onTransitions: async (transitions) => void actual.push(...transitions),
  });
  const expected = await readExpected(join(folder, 'fixtures/example.expected.jsonl'));
  expect(judge(expected, actual)).toEqual({ isEqual: true, text: '9 transitions as expected\n' });
});

test('init leaves what is there as it is, and adds the scripts that a package.json lacks', async () => {
  const folder = join(root, 'there');
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), 'mine');
  const manifest = { name: 'x', scripts: { build: 'make' }, dependencies: { segc: 'file:segc.tgz' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t'));
  const first = JSON.parse((await init(folder, '--json')).stdout);
  expect(first).toEqual({
    folder,
    written: files.filter((path) => path !== 'README.md' && path !== 'package.json'),
    left: ['README.md', 'package.json: script build'],
    scripts: ['check', 'replay', 'verify'],
    isInstalled: true,
  });
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ name: 'x', scripts: { build: 'make', check: 'segc check' } });
  expect(text).toContain('\n\t"scripts": {\n\t\t"build": "make",\n');

  const again = JSON.parse((await init(folder, '--json')).stdout);
  expect([again.written, again.scripts]).toEqual([[], []]);
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(text);
});

test('init says what is wrong with a folder, and writes nothing', async () => {
  const folder = join(root, 'broken');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": ');
  expect(await init(folder)).toEqual({
    stdout: '',
    stderr: `error: ${join(folder, 'package.json')} is not a JSON object\nCorrect it, and run this again.\n`,
    code: 1,
  });
  expect(filesBelow(folder)).toEqual(['package.json']);
  const file = await init(join(folder, 'package.json'));
  expect([file.code, file.stderr]).toEqual([1, expect.stringContaining('package.json is a file\n')]);
});
