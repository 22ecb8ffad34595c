import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fuseProgram } from '../../compiler/lower/fused/index.ts';
import { constructs, nameOf } from './constructs.ts';
import { constructsIn } from './constructs-in.ts';
import { engineCases, expectedOf } from './engine-cases.ts';

/**
 * What the reference says of programs, for `EngineCasesTest.java` to say too. Each case is a line about the program, one with the messages, as texts, and one with
 * the transitions, each a list of its parts.
 */
const file = '../../flink-deploy/java/src/test/resources/io/segc/flink/engine/engine-cases.jsonl';
const cases = await engineCases();

test('the cases that Java is asked are those of the reference', () => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  if (process.env.SEGC_UPDATE) writeFileSync(path, casesText());
  expect(readFileSync(path, 'utf8') === casesText(), 'run with SEGC_UPDATE=1').toBe(true);
});

test('the cases have every construct in them', () => {
  const used = new Set(
    cases.flatMap(({ program }) => program.segments.flatMap((each) => [...constructsIn(each).keys()])),
  );
  // Expressions have cases of their own (`expression-cases.ts`).
  const elsewhere = ['expression', 'operator', 'function', 'list'];
  const wanted = constructs.filter(({ group }) => !elsewhere.includes(group)).map(nameOf);
  expect(wanted.filter((name) => !used.has(name))).toEqual([]);
});

function casesText(): string {
  return cases.map(caseText).join('');
}

function caseText(each: (typeof cases)[number]): string {
  const { source, program } = fuseProgram(each.program);
  const { transitions, late } = expectedOf(each);
  const lines = [
    {
      name: each.name,
      judged: each.judged ?? null,
      latenessMs: source.latenessMs,
      late,
      schema: source.schema,
      program,
    },
    each.messages,
    transitions.map((transition) => Object.values(transition)),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
