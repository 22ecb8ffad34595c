import { createHash } from 'node:crypto';
import { buildProgram } from '../../compiler/build.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { splitStatements } from '../../flink-deploy/desired/split-statements.ts';
import { runReference } from '../engines/reference.ts';
import type { Replay } from '../verify/trial.ts';
import { brokenBuild, brokenReplay, type GeneratedFile } from './broken.ts';
import { programOf, ruleOf } from './sabotage-rules.ts';
import type { Sabotage } from './sabotages.ts';

/** The gap of a sabotage's sessions, in ms: its own, since sessions of one gap are computed together. */
const gapOf = (index: number) => 100 + index;

/** The rules of some sabotages, each of its own. */
export function programUnder(sabotages: readonly Sabotage[]): Program {
  return programOf(sabotages.flatMap(({ id, shape }, index) => ruleOf(shape, id, gapOf(index))));
}

/** Whether it breaks the way from the IR to SQL, and not the replay. */
const isInLowering = ({ file }: Sabotage) => file.startsWith('compiler/');

/** The SQL of a program in which each sabotage of the lowering has broken the statements of its own rule, and no others. */
export async function brokenFiles(sabotages: readonly Sabotage[]): Promise<readonly GeneratedFile[]> {
  const program = programUnder(sabotages);
  const clean = buildProgram(program, { plan: 'readable' });
  const files = new Map(
    clean.filter(({ path }) => path.endsWith('.sql')).map(({ path, text }) => [path, splitStatements(text)] as const),
  );
  for (const [index, sabotage] of sabotages.entries()) {
    if (!isInLowering(sabotage)) continue;
    const own = [sabotage.id, `sessions/${gapOf(index)}`].map((name) => `CREATE TEMPORARY VIEW \`${name}`);
    let isBroken = false;
    for (const { path, text } of await brokenBuild(sabotage, program)) {
      const statements = files.get(path);
      if (statements === undefined) continue;
      splitStatements(text).forEach((statement, place) => {
        if (statement === statements[place] || !own.some((begin) => statement.startsWith(begin))) return;
        statements[place] = statement;
        isBroken = true;
      });
    }
    if (!isBroken) throw new Error(`${sabotage.id} breaks nothing in ${sabotage.shape}`);
  }
  const texts = clean.map(({ path, text }): GeneratedFile => {
    const statements = files.get(path) ?? null;
    return { path, text: statements === null ? text : statements.map(terminated).join('\n\n') };
  });
  return texts.map((file) => (file.path === 'manifest.json' ? withHashes(file, texts) : file));
}

const terminated = (statement: string) => (statement.endsWith(';') ? statement : `${statement};`);

/** A manifest that knows the texts as they are. */
function withHashes({ path, text }: GeneratedFile, files: readonly GeneratedFile[]): GeneratedFile {
  const manifest = JSON.parse(text) as { readonly files: Readonly<Record<string, string>> };
  const hashes = files
    .filter((file) => file.path in manifest.files)
    .map((file) => [file.path, createHash('sha256').update(file.text).digest('hex')] as const);
  return { path, text: JSON.stringify({ ...manifest, files: Object.fromEntries(hashes) }) };
}

/** A replay in which each sabotage of the interpreter has broken the meaning of its own rule, and of no others. */
export async function replayUnder(sabotages: readonly Sabotage[]): Promise<Replay> {
  const program = programUnder(sabotages);
  const replays = await Promise.all(
    sabotages.flatMap((sabotage, index) => {
      if (isInLowering(sabotage)) return [];
      const { id, shape } = sabotage;
      return [
        brokenReplay(sabotage).then((replay) => ({ id, replay, program: programOf(ruleOf(shape, id, gapOf(index))) })),
      ];
    }),
  );
  return (messages, closeAt) => {
    const right = runReference(program, messages, closeAt);
    const broken = new Set(replays.map(({ id }) => id));
    const results = replays.map(({ id, replay, program }) => ({ id, result: replay(program, messages, closeAt) }));
    const isOf = (id: string) => (each: { readonly segment: string }) => each.segment === id;
    const isRight = (each: { readonly segment: string }) => !broken.has(each.segment);
    return {
      ...right,
      transitions: [
        ...right.transitions.filter(isRight),
        ...results.flatMap(({ id, result }) => result.transitions.filter(isOf(id))),
      ],
      memberships: [
        ...right.memberships.filter(isRight),
        ...results.flatMap(({ id, result }) => result.memberships.filter(isOf(id))),
      ],
    };
  };
}
