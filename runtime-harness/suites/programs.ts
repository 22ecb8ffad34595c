import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { Program } from '../programs/program.ts';
import type { Transition } from '../reference/output.ts';

const folder = join(packageRoot(), 'runtime-harness', 'programs');

/** The `*.program.ts` files, by name. */
export async function programFiles(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.program.ts')).sort();
}

/** All programs, by file. */
export async function loadPrograms(): Promise<readonly Program[]> {
  const loaded: Program[] = [];
  for (const file of await programFiles()) {
    const { program, programs = [] } = (await import(pathToFileURL(join(folder, file)).href)) as {
      readonly program?: Program;
      readonly programs?: readonly Program[];
    };
    loaded.push(...(program === undefined ? programs : [program]));
  }
  return loaded;
}

/** The rules of all programs, read by the compiler. Fails when it has anything to complain about. */
export async function readRules(): Promise<Rules> {
  const root = packageRoot();
  const vocabulary = join(root, 'rules', 'vocabulary', 'index.ts');
  const { program, diagnostics } = await loadProgram({ root, rules: folder, vocabulary });
  if (program !== null) return program;
  throw new Error(diagnostics.map(({ code, span }) => `${code} ${span?.file}:${span?.line}`).join('\n'));
}

/**
 * The histories of all programs in one: each program's user by itself, in an order of arrival in which no event is behind event time
 * that is not so in its own history.
 *
 * @param start epoch ms at which the programs start
 */
export function messagesOf(programs: readonly Program[], start: number): readonly string[] {
  const arriving = programs.flatMap(({ id, history }) => {
    let newest = Number.NEGATIVE_INFINITY;
    return history.map(({ ts, ...message }) => {
      newest = Math.max(newest, ts);
      return { at: newest, text: JSON.stringify({ ...message, userId: id, ts: start + ts }) };
    });
  });
  return arriving.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

/** What is expected of a program's own user in its own segment. */
export function expectedOf({ id, expected }: Program, start: number): readonly Transition[] {
  return expected.map(({ op, at, expiresAt, reason, eventIds }) => ({
    userId: id,
    segment: id,
    op,
    at: start + at,
    expiresAt: expiresAt === null ? null : start + expiresAt,
    reason,
    eventIds,
  }));
}

/** What an engine said of a program's own user in its own segment. */
export function foundOf({ id }: Program, transitions: readonly Transition[]): readonly Transition[] {
  return transitions.filter(({ userId, segment }) => userId === id && segment === id);
}

/** After which everything in every program is over, in ms. */
export const programsEnd = 24 * 3_600_000;
