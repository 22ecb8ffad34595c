import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { type Example, type ExampleHistory, type ParsedExamples, parseExamples } from './examples.ts';

/** The examples of `compiler/ir/SEMANTICS.md`. */
export async function loadExamples(): Promise<ParsedExamples> {
  return parseExamples(await readFile(join(packageRoot(), 'compiler', 'ir', 'SEMANTICS.md'), 'utf8'));
}

/** The histories of all examples: programs for any engine, beside those of `loadPrograms`. */
export const historiesOf = (examples: readonly Example[]): readonly ExampleHistory[] =>
  examples.flatMap(({ histories }) => histories);

/** The rules of all examples, read by the compiler. Fails, with the line in SEMANTICS.md, when it has anything to complain about. */
export async function readExamples(examples: readonly Example[]): Promise<Rules> {
  const package_ = packageRoot();
  const root = await mkdtemp(join(tmpdir(), 'segc-semantics-'));
  try {
    const rules = join(root, 'rules');
    await mkdir(join(rules, 'segments'), { recursive: true });
    await copyFile(join(package_, 'runtime-harness', 'programs', 'events.ts'), join(rules, 'events.ts'));
    const lines = moduleLines(examples);
    const text = lines.map((line) => `${line.text}\n`).join('');
    await writeFile(join(rules, 'segments', 'semantics.segment.ts'), text);
    const vocabulary = join(package_, 'rules', 'vocabulary', 'index.ts');
    const { program, diagnostics } = await loadProgram({ root, rules, vocabulary });
    if (program !== null) return program;
    throw new Error(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, finding, fix, span }) => {
          const line = lines[(span?.line ?? 0) - 1]?.from;
          return `SEMANTICS.md:${line ?? '?'}: ${code} ${finding}. ${fix}`;
        })
        .join('\n'),
    );
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A line of the module, and the one of SEMANTICS.md from which it is. */
interface ModuleLine {
  readonly text: string;
  readonly from: number | null;
}

function moduleLines(examples: readonly Example[]): readonly ModuleLine[] {
  const own = (text: string): ModuleLine => ({ text, from: null });
  return [
    own("import { all, any, days, hourOf, hours, millis, minutes, not, seconds } from 'segc';"),
    own(
      "import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events.ts';",
    ),
    ...examples.flatMap(({ id, rules }) => [
      own(`export const ${id.replaceAll('-', '_')} = (() => {`),
      ...rules.flatMap(({ name, text, line }) =>
        `const ${name ?? 'judged'} = segment('${[id, ...(name === null ? [] : [name])].join('-')}', ${text});`
          .split('\n')
          .map((part, index) => ({ text: part, from: line + index })),
      ),
      own(`return [${rules.map(({ name }) => name ?? 'judged').join(', ')}];`),
      own('})();'),
    ]),
  ];
}
