import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { buildProgram } from './build.ts';
import { loadKept } from './load-kept.ts';
import { loadProgram, readProject } from './pipeline.ts';

vi.mock('./pipeline.ts', async (original) => {
  const actual = await original<typeof import('./pipeline.ts')>();
  return { ...actual, readProject: vi.fn(actual.readProject) };
});

const root = mkdtempSync(join(tmpdir(), 'segc-kept-'));
afterAll(() => rmSync(root, { recursive: true }));
const own = fileURLToPath(new URL('../rules/', import.meta.url));
const vocabulary = join(own, 'vocabulary', 'index.ts');
const rules = join(root, 'rules');
const cache = join(root, '.segc', 'cache');
const options = { root, rules, vocabulary, cache };
const at = (...path: string[]) => join(rules, ...path);
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const replace = (path: string, from: string, to: string) => {
  const text = readFileSync(join(root, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(root, path), text.replace(from, to));
};

const rule = (id: string, where: string, imports = '') => `import { days } from 'segc';
import { segment, when } from '../events/shop.ts';
${imports}
export const ${id} = segment('${id}', { enter: when('product_view', (view) => ${where}), ttl: days(1) });
`;

beforeEach(() => {
  rmSync(rules, { recursive: true, force: true });
  rmSync(cache, { recursive: true, force: true });
  for (const folder of ['events', 'segments']) cpSync(join(own, folder), at(folder), { recursive: true });
  write('rules/limits.ts', "import { least } from './least.ts';\nexport const limit = least + 1;\n");
  write('rules/least.ts', 'export const least = 300;\n');
  const limits = "import { limit } from '../limits.ts';";
  write('rules/segments/dear.segment.ts', rule('dear', '(view.price ?? 0) > limit', limits));
  write('rules/segments/cheap.segment.ts', rule('cheap', '(view.price ?? 0) < limit', limits));
  write(
    'rules/segments/both.segment.ts',
    `import { all, days, not } from 'segc';
import { segment } from '../events/shop.ts';
import { cheap } from './cheap.segment.ts';
import demo from './demo-requesters.segment.ts';
export default segment('both', { enter: all(cheap, not(demo)), ttl: days(1) });
`,
  );
});

/** The names of the files that were read, run by run, to give the answer that a start from nothing gives. */
async function readFor(): Promise<readonly (readonly string[])[]> {
  const read = vi.mocked(readProject);
  read.mockClear();
  const checked = await loadKept(options);
  const files = read.mock.calls.map(([open]) => open.files.map((file) => basename(file, '.segment.ts')));
  const { program, diagnostics } = await loadProgram(options);
  expect(checked).toEqual({ program, diagnostics });
  if (program !== null && checked.program !== null)
    expect(buildProgram(checked.program)).toEqual(buildProgram(program));
  return files;
}

const everything = ['all'];
/** As `readFor`, with \`everything\` for all the rule files that there are. */
async function read(): Promise<readonly (readonly string[])[]> {
  const all = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.segment.ts'));
  return (await readFor()).map((files) => (files.length === all.length ? everything : files));
}

test('each edit has the answer of a start from nothing, and what has not changed is not read again', async () => {
  const edits: readonly (readonly [what: string, edit: () => void, files: readonly (readonly string[])[]])[] = [
    ['nothing is kept', () => {}, [everything]],
    ['nothing has changed', () => {}, []],
    ['a file', () => replace('rules/segments/long-sessions.segment.ts', 'days(14)', 'days(15)'), [['long-sessions']]],
    [
      'a file that another one is made of',
      () => replace('rules/segments/cheap.segment.ts', 'days(1)', 'days(2)'),
      [['both', 'cheap']],
    ],
    ['what an import of two files imports', () => replace('rules/least.ts', '300', '400'), [['both', 'cheap', 'dear']]],
    ['a comment', () => replace('rules/least.ts', '400;', '400; // so much'), [['both', 'cheap', 'dear']]],
    [
      'a place',
      () => replace('rules/segments/cheap.segment.ts', 'export const', '\n\nexport const'),
      [['both', 'cheap']],
    ],
    [
      'a predicate that is never true',
      () => replace('rules/segments/dear.segment.ts', '> limit', '> limit && (view.price ?? 0) < 7'),
      [['dear']],
    ],
    ['still so', () => replace('rules/segments/long-sessions.segment.ts', 'days(15)', 'days(16)'), [['long-sessions']]],
    ['mended', () => replace('rules/segments/dear.segment.ts', ' && (view.price ?? 0) < 7', ''), [['dear']]],
    [
      'a warning: one is a part of the other',
      () => write('rules/segments/dearer.segment.ts', rule('dearer', '(view.price ?? 0) > 500')),
      [['dearer']],
    ],
    [
      'it stays when another file changes',
      () => replace('rules/segments/long-sessions.segment.ts', 'days(16)', 'days(17)'),
      [['long-sessions']],
    ],
    ['a file goes', () => rmSync(at('segments', 'dearer.segment.ts')), []],
    [
      'a file that another one is made of goes',
      () => rmSync(at('segments', 'cheap.segment.ts')),
      [['both'], everything],
    ],
    [
      'and comes back',
      () => write('rules/segments/cheap.segment.ts', rule('cheap', '(view.price ?? 0) < 5')),
      [['both', 'cheap']],
    ],
    [
      'a type error',
      () => replace('rules/segments/cheap.segment.ts', 'view.price', 'view.prize'),
      [['both', 'cheap'], everything],
    ],
    ['which is still there', () => {}, []],
    [
      'and another file has changed',
      () => replace('rules/segments/long-sessions.segment.ts', 'days(17)', 'days(18)'),
      [['both', 'cheap', 'long-sessions'], everything],
    ],
    ['it has gone', () => replace('rules/segments/cheap.segment.ts', 'view.prize', 'view.price'), [['long-sessions']]],
    [
      'what cannot be compiled',
      () => replace('rules/segments/dear.segment.ts', '> limit', '** 2 > limit'),
      [['dear'], everything],
    ],
    ['it can again', () => replace('rules/segments/dear.segment.ts', '** 2 > limit', '> limit'), []],
    [
      'a file that throws',
      () => replace('rules/least.ts', 'export', "throw new Error('no');\nexport"),
      [['dear'], everything],
    ],
    ['it does not', () => replace('rules/least.ts', "throw new Error('no');\n", ''), []],
    [
      'an id that another segment has',
      () => replace('rules/segments/dear.segment.ts', "'dear'", "'cheap'"),
      [['dear']],
    ],
    ['it has not', () => replace('rules/segments/dear.segment.ts', "'cheap'", "'dear'"), [['dear']]],
    ['the source', () => replace('rules/events/shop.ts', 'shop-events', 'other-events'), [everything]],
    ['a type that all rely on', () => replace('rules/events/shop-event.ts', 'target', 'aim'), [everything]],
    ['and back', () => replace('rules/events/shop-event.ts', 'aim', 'target'), []],
    [
      'a second source',
      () =>
        replace(
          'rules/limits.ts',
          'export',
          "import { eventSource, seconds } from 'segc';\nimport type { ShopEvent } from './events/shop-event.ts';\nexport const more = eventSource<ShopEvent>({ topic: 'x', lateness: seconds(1) });\nexport",
        ),
      [['dear'], everything],
    ],
    ['it goes', () => replace('rules/limits.ts', 'export const more', 'const more'), [['dear']]],
    ['a file is renamed', () => renameSync(at('segments', 'dear.segment.ts'), at('segments', 'z.segment.ts')), [['z']]],
    [
      'written anew with the same text',
      () => {
        const file = at('segments', 'z.segment.ts');
        writeFileSync(file, readFileSync(file));
        utimesSync(file, 1, 1);
      },
      [],
    ],
  ];
  for (const [what, edit, files] of edits) {
    edit();
    expect([what, await read()]).toEqual([what, files]);
  }
}, 240_000);

test('what other texts than those of its imports decide is read again each time', async () => {
  const cases: readonly (readonly [what: string, edit: () => void, files: readonly (readonly string[])[]])[] = [
    ['the time', () => write('rules/least.ts', 'export const least = new Date(0).getTime();\n'), [['dear']]],
    [
      'an import that may come to mean another file',
      () => replace('rules/segments/dear.segment.ts', '../limits.ts', '../limits'),
      [['dear']],
    ],
    ['it does', () => write('rules/limits.d.ts', 'export declare const limit: string;\n'), [['dear']]],
    [
      'files in a circle',
      () => {
        rmSync(at('limits.d.ts'));
        replace('rules/segments/dear.segment.ts', '../limits', '../limits.ts');
        write(
          'rules/least.ts',
          "import { limit } from './limits.ts';\nexport const least: number = 300;\nexport const most = (): number => limit;\n",
        );
      },
      [['dear']],
    ],
    [
      'a way around the types',
      () => write('rules/least.ts', 'export const least = 300 as any as number;\n'),
      [everything],
    ],
    [
      'what all files see',
      () =>
        write(
          'rules/least.ts',
          'export const least = 300;\ndeclare global { interface Array<T> { readonly more: T } }\n',
        ),
      [everything],
    ],
    ['nothing of it', () => write('rules/least.ts', 'export const least = 300;\n'), []],
    [
      'a link to a file',
      () => {
        renameSync(at('least.ts'), at('most.ts'));
        symlinkSync('most.ts', at('least.ts'));
      },
      [['dear']],
    ],
    [
      'no link',
      () => {
        rmSync(at('least.ts'));
        renameSync(at('most.ts'), at('least.ts'));
      },
      [],
    ],
    [
      'a table',
      () => {
        write('rules/least.json', '{ "least": 7 }');
        write('rules/least.ts', "import table from './least.json';\nexport const least = table.least;\n");
      },
      [],
    ],
  ];
  await read();
  write('rules/segments/cheap.segment.ts', rule('cheap', '(view.price ?? 0) < 5'));
  for (const [what, edit, files] of cases) {
    edit();
    await read();
    expect([what, await read()]).toEqual([what, files]);
  }
}, 240_000);

test('a change of what is beside the rules, and of what is kept, is seen', async () => {
  await read();
  write('rules/least.json', '{ "least": 7 }');
  write('rules/least.ts', "import table from './least.json';\nexport const least = table.least;\n");
  expect(await read()).toEqual([['both', 'cheap', 'dear']]);
  write('rules/least.json', '{ "least": 8 }');
  expect(await read()).toEqual([['both', 'cheap', 'dear']]);
  expect(await read()).toEqual([]);
  write('package.json', '{ "type": "module" }');
  expect(await read()).toEqual([everything]);
  expect(await read()).toEqual([]);
  vi.stubEnv('JITI_ALIAS', '{}');
  expect(await read()).toEqual([everything]);
  vi.unstubAllEnvs();
  for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'nothing');
  expect(await read()).toEqual([everything]);
  expect(await read()).toEqual([]);
  rmSync(cache, { recursive: true });
  writeFileSync(cache, '');
  expect(await read()).toEqual([everything]);
  expect(await read()).toEqual([everything]);
}, 240_000);
