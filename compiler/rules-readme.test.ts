import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildProgram } from './build.ts';
import { loadProgram } from './pipeline.ts';

const rules = fileURLToPath(new URL('../rules/', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'segc-readme-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What an example without imports of its own may use. */
const words = [
  "import { all, any, days, hourOf, hours, minutes, not, seconds } from 'segc';",
  "import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events/shop.ts';",
];

test('every example of rules/README.md compiles, and together they use every word', async () => {
  const examples = [...readFileSync(join(rules, 'README.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
    ([, text = '']) => text,
  );
  cpSync(join(rules, 'events'), join(root, 'rules', 'events'), { recursive: true });
  mkdirSync(join(root, 'rules', 'segments'));
  for (const [index, example] of examples.entries()) {
    const text = example.startsWith('import ') ? example : `${words.join('\n')}\n${example}`;
    writeFileSync(join(root, 'rules', 'segments', `example-${index}.segment.ts`), text);
  }
  const vocabulary = join(rules, 'vocabulary', 'index.ts');
  const { program, diagnostics } = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (program === null) throw new Error('no program');
  const ids = examples.flatMap((text) => [...text.matchAll(/segment\('([^']+)'/g)].map(([, id]) => id));
  expect(program.segments.map(({ id }) => id)).toEqual([...ids, 'gold-buyers', 'silver-buyers'].sort());
  for (const word of [
    'when',
    'count',
    'sequence',
    'absence',
    'firstTime',
    'notSeen',
    'session',
    'per',
    'all',
    'any',
    'not',
    'each',
  ])
    expect(examples.join('')).toContain(`${word}(`);
  expect(buildProgram(program, { plan: 'readable' }).length).toBeGreaterThan(ids.length);
});
