import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { functions } from '../../compiler/ir/functions.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { supportTable } from '../../compiler/read/support.ts';
import { supportEvents, supportModule } from '../../compiler/read/support-events.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { flinkPredicates, occursIn, runPredicates, typeScriptFunction } from './predicates.ts';

const seed = 20_261_124;

test('2,000 random predicates: TypeScript itself and the interpreter', () => {
  const { predicates, events } = runPredicates(seed, 2_000, 40);
  const differences: unknown[] = [];
  let held = 0;
  for (const { text, evaluate } of predicates) {
    const original = typeScriptFunction(text);
    for (const { event, object } of events) {
      const [expected, actual] = [original(object) === true, evaluate(event) === true];
      if (expected) held += 1;
      if (expected !== actual) differences.push({ text, object, expected, actual });
    }
  }
  expect(differences.slice(0, 3)).toEqual([]);
  expect(held / (predicates.length * 40)).toBeGreaterThan(0.2);
  const used = occursIn(predicates.map(({ expression }) => expression));
  expect(Object.keys(functions).filter((name) => !used.has(`call ${name}`))).toEqual([]);
});

test('the predicates that Flink is asked about have everything in them that the table of what is supported becomes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'segc-predicates-'));
  try {
    mkdirSync(join(root, 'rules', 'segments'), { recursive: true });
    writeFileSync(join(root, 'rules', 'events.ts'), supportEvents);
    const examples = supportModule(supportTable().map(({ example }) => example));
    writeFileSync(join(root, 'rules', 'segments', 'examples.segment.ts'), examples);
    const vocabulary = join(packageRoot(), 'rules', 'vocabulary', 'index.ts');
    const { program } = await loadProgram({ root, rules: join(root, 'rules'), vocabulary });
    const wheres = program?.segments.map(({ enter }) => (enter.kind === 'occurs' ? enter.where : null)) ?? [];
    const supported = occursIn(wheres.filter((where) => where !== null));
    expect(supported.size).toBeGreaterThan(50);
    const { predicates } = runPredicates(flinkPredicates.seed, flinkPredicates.count, 1);
    const generated = occursIn(predicates.map(({ expression }) => expression));
    expect([...supported].filter((name) => !generated.has(name))).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
