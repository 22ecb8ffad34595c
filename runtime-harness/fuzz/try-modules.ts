import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from '../../compiler/build.ts';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { faultOf } from './judge-diagnostic.ts';
import type { Module } from './modules.ts';
import { failed, type Outcome } from './outcome.ts';

export interface TryOptions {
  /** A folder of its own: emptied, and left with the files of the last try. */
  readonly folder: string;
  /** The module that rules import as `segc`. */
  readonly vocabulary: string;
}

/** Compiles modules of one world as one program: what becomes of each, by name. What cannot be told apart is tried in halves. */
export async function tryModules(modules: readonly Module[], options: TryOptions): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const attempt = async (some: readonly Module[]): Promise<void> => {
    if (some.length === 0) return;
    const found = await tryTogether(some, options).catch((error: unknown) => failed('crash', describeCrash(error)));
    if (found instanceof Map) for (const [name, outcome] of found) outcomes.set(name, outcome);
    else if (some.length === 1) outcomes.set(some[0]?.name ?? '', found ?? failed('no reason', 'undecided'));
    else {
      const middle = Math.ceil(some.length / 2);
      await attempt(some.slice(0, middle));
      await attempt(some.slice(middle));
    }
  };
  await attempt(modules);
  return outcomes;
}

/** The outcomes, or one failure of which the module is not known. */
async function tryTogether(modules: readonly Module[], options: TryOptions): Promise<Map<string, Outcome> | Outcome> {
  const first = await load(modules, options);
  const outcomes = new Map<string, Outcome>();
  const codes = new Map<string, Set<string>>();
  const isSingle = modules.length === 1;
  for (const diagnostic of first.diagnostics) {
    const fault = faultOf(diagnostic, first.lines);
    const owner = isSingle ? modules[0]?.name : ownerOf(diagnostic);
    if (owner === undefined) return failed('diagnostic', fault ?? `of no module: ${diagnostic.code}`);
    if (fault !== null) outcomes.set(owner, failed('diagnostic', fault));
    if (diagnostic.severity === 'error') codes.set(owner, (codes.get(owner) ?? new Set()).add(diagnostic.code));
  }
  for (const [name, some] of codes)
    if (!outcomes.has(name)) outcomes.set(name, { kind: 'refused', codes: [...some].sort() });
  const rest = modules.filter(({ name }) => !outcomes.has(name));
  if (rest.length === 0) return outcomes;
  const { program, diagnostics } = rest.length === modules.length ? first : await load(rest, options);
  if (program === null)
    return failed('no reason', `refused without an error: ${diagnostics.map(({ code }) => code).join(', ')}`);
  const built = buildProgram(program);
  if (JSON.stringify(built) !== JSON.stringify(buildProgram(program)))
    return failed('not repeatable', 'two builds of one program differ');
  for (const { name } of rest) outcomes.set(name, { kind: 'accepted' });
  return outcomes;
}

/** The program of some modules of one world, from files that are written for it. */
export async function loadModules(modules: readonly Module[], options: TryOptions): Promise<Program | null> {
  return (await load(modules, options)).program;
}

async function load(modules: readonly Module[], { folder, vocabulary }: TryOptions) {
  rmSync(folder, { recursive: true, force: true });
  const files = new Map<string, string>();
  for (const [name, text] of modules[0]?.world.events ?? []) files.set(`rules/events/${name}`, text);
  for (const { name, text, companions } of modules) {
    files.set(`rules/segments/${name}.segment.ts`, text);
    for (const companion of companions) files.set(`rules/segments/${name}${companion.suffix}`, companion.text);
  }
  for (const part of ['events', 'segments']) mkdirSync(join(folder, 'rules', part), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
  const checked = await loadProgram({ root: folder, rules: join(folder, 'rules'), vocabulary });
  return { ...checked, lines: (file: string) => files.get(file)?.split('\n') ?? null };
}

function ownerOf({ span }: Diagnostic): string | undefined {
  return /^rules\/segments\/(m\d+)[.-]/.exec(span?.file ?? '')?.[1];
}

/** The message and where in segc it came from: the first frame that is not in a package. */
function describeCrash(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  const frame = (error.stack ?? '').split('\n').find((line) => /^\s+at .*\/compiler\//.test(line));
  const place = /\/(compiler\/[^:)]+)/.exec(frame ?? '')?.[1];
  return `${error.name}: ${error.message.split('\n')[0]}${place === undefined ? '' : ` (${place})`}`;
}
