import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import type { Change, Program } from '../programs/program.ts';
import type { Transition } from '../reference/output.ts';

const folder = join(packageRoot(), 'runtime-harness', 'programs');

/** What an engine needs of a program: of one with a file of its own, or of an example in SEMANTICS.md. */
export interface Played {
  /** Also the id of the user. */
  readonly id: string;
  /** Id of the segment that is judged; that of the program when not given. */
  readonly segment?: string;
  /** In the order of arrival. */
  readonly history: readonly PlayedMessage[];
  /** The transitions of the user in the segment, in their order. */
  readonly expected: readonly Change[];
}

/** A message with the fields of its type. */
export interface PlayedMessage {
  /** ms since the start of the program. */
  readonly ts: number;
  /** False of what goes to the dead letters, which does not move event time. */
  readonly isEvent?: boolean;
}

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
export const readRules = async (): Promise<Rules> => (await readCheckedRules()).program;

/** The rules below a folder and the functions that they were read from; those of all programs when no folder is given. Fails as `readRules` does. */
export async function readCheckedRules(
  rules = folder,
): Promise<{ readonly program: Rules; readonly functions: RuleFunctions }> {
  const root = packageRoot();
  const vocabulary = join(root, 'rules', 'vocabulary', 'index.ts');
  const { program, functions, diagnostics } = await loadProgram({ root, rules, vocabulary });
  if (program !== null) return { program, functions };
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error');
  throw new Error(
    mistakes.map(({ code, finding, span }) => `${span?.file}:${span?.line} ${code} ${finding}`).join('\n'),
  );
}

/**
 * The histories of all programs in one: each program's user by itself, in an order of arrival in which no event is behind event time
 * that is not so in its own history.
 *
 * @param start epoch ms at which the programs start
 */
export function messagesOf(programs: readonly Played[], start: number): readonly string[] {
  const arriving = programs.flatMap(({ id, history }) => {
    let newest = Number.NEGATIVE_INFINITY;
    return history.map(({ ts, isEvent = true, ...message }) => {
      if (isEvent) newest = Math.max(newest, ts);
      return { at: newest, text: JSON.stringify({ ...message, userId: id, ts: start + ts }) };
    });
  });
  return arriving.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

/** What is expected of a program's own user in its own segment. */
export function expectedOf({ id, segment = id, expected }: Played, start: number): readonly Transition[] {
  return expected.map(({ op, at, expiresAt, reason, eventIds }) => ({
    userId: id,
    segment,
    op,
    at: start + at,
    expiresAt: expiresAt === null ? null : start + expiresAt,
    reason,
    eventIds,
  }));
}

/** What an engine said of a program's own user in its own segment. */
export function foundOf({ id, segment = id }: Played, transitions: readonly Transition[]): readonly Transition[] {
  return transitions.filter((transition) => transition.userId === id && transition.segment === segment);
}

/** After which everything in every program is over, in ms. */
export const programsEnd = 24 * 3_600_000;
