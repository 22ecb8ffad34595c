import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url)).replaceAll('\\', '/');

interface Import {
  readonly from: string;
  /** A path below the root, or the name of a package. */
  readonly to: string;
}

/** Our `.ts` files, tests excluded, relative to the root. */
const sources = ['rules', 'compiler', 'runtime-harness', 'flink-deploy']
  .flatMap((area) =>
    readdirSync(join(root, area), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(area, path.replaceAll('\\', '/')),
    ),
  )
  .filter((path) => /\.ts$/.test(path) && !/\.test(-d)?\.ts$|\/(node_modules|target)\//.test(path))
  .sort();

const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /\bfrom\s+['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
  );
  return [...found]
    .map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '')
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) => {
      if (specifier.startsWith('.')) return { from: path, to: relative(root, join(root, dirname(path), specifier)) };
      return { from: path, to: specifier === 'segc' ? 'rules/vocabulary/index.ts' : packageName(specifier) };
    });
}

const imports = sources.flatMap(importsOf);

/** folder or file → what it may import, from the table in ARCHITECTURE.md. */
const table = new Map(
  readFileSync(new URL('./ARCHITECTURE.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| [^|]+ \| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, , folder = '', , mayImport = '']) => [
      folder.replaceAll('`', ''),
      [...mayImport.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ]),
);
const listed = new Set([...table.values()].flat());
const isOurs = (name: string) => sources.includes(name) || sources.some((path) => dirname(path) === name);
const inArea = (path: string, area: string) => path === area || path.startsWith(`${area}/`);

/** The row of a file: its own, or that of its folder. */
const rowOf = (path: string) => table.get(path) ?? table.get(dirname(path));

const show = (broken: readonly Import[]) => broken.map(({ from, to }) => `${from} imports ${to}`);

test('every folder has a row, and every row a folder', () => {
  const folders = new Set(sources.map((path) => dirname(path)));
  const files = [...table.keys()].filter((name) => name.endsWith('.ts'));
  expect([...table.keys()].sort()).toEqual([...folders, ...files].sort());
  expect(files.filter((file) => !sources.includes(file))).toEqual([]);
  expect([...listed].filter((name) => name.includes('/') && !isOurs(name))).toEqual([]);
});

test('every import obeys its row', () => {
  const broken = imports.filter(({ from, to }) => {
    const allowed = rowOf(from) ?? [];
    if (!sources.includes(to)) return existsSync(join(root, to)) || (listed.has(to) && !allowed.includes(to));
    return dirname(to) !== dirname(from) && !allowed.includes(to) && !allowed.includes(dirname(to));
  });
  expect(show(broken)).toEqual([]);
});

/** The laws of which the table must not lose one, each as the imports that would break it. */
test.each<readonly [string, (each: Import) => boolean]>([
  [
    'the IR, the plan and the vocabulary stand alone',
    ({ from, to }) =>
      ['compiler/ir', 'compiler/plan', 'rules/vocabulary'].some((area) => inArea(from, area) && !inArea(to, area)),
  ],
  [
    'ts-morph is for source and read, and for the fuzzer that changes rules',
    ({ from, to }) =>
      to === 'ts-morph' &&
      !['compiler/source', 'compiler/read', 'runtime-harness/fuzz'].some((area) => inArea(from, area)),
  ],
  [
    'the reference engine sees the IR and the events, no more',
    ({ from, to }) =>
      inArea(from, 'runtime-harness/reference') &&
      !['compiler/ir', 'runtime-harness/event-log', 'runtime-harness/reference'].some((area) => inArea(to, area)),
  ],
  [
    'the deployment knows the compiler by its files',
    ({ from, to }) =>
      inArea(from, 'flink-deploy') &&
      (inArea(to, 'runtime-harness') || (inArea(to, 'compiler') && to !== 'compiler/print/quote.ts')),
  ],
  ['quoting is a leaf', ({ from }) => from === 'compiler/print/quote.ts'],
  [
    'of the compiler only the entry knows the other areas',
    ({ from, to }) =>
      inArea(from, 'compiler') &&
      from !== 'compiler/cli/main.ts' &&
      (inArea(to, 'runtime-harness') || inArea(to, 'flink-deploy')),
  ],
])('%s', (_, breaks) => {
  expect(show(imports.filter(breaks))).toEqual([]);
});

test('the scan sees imports of each form', () => {
  const has = (from: string, to: string) => imports.some((each) => each.from === from && each.to === to);
  expect(has('compiler/pipeline.ts', 'compiler/read/index.ts')).toBe(true);
  expect(has('compiler/read/constants.ts', 'ts-morph')).toBe(true);
  expect(has('rules/events/shop.ts', 'rules/vocabulary/index.ts')).toBe(true);
  expect(has('compiler/cli/main.ts', 'flink-deploy/cli/index.ts')).toBe(true);
});
