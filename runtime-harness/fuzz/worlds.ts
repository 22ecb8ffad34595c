import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Events that modules are written over, and rules that use them. */
export interface World {
  readonly name: string;
  /** Files of the folder `events`, by name. */
  readonly events: ReadonlyMap<string, string>;
  /** Texts of rule files. */
  readonly seeds: readonly string[];
}

const textsIn = (folder: string): [string, string][] =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

/** The worlds that modules live in: the fuzzer's own events, and those of the package's rules and of a new repository. */
export function readWorlds(packageRoot: string): { own: World; written: readonly World[] } {
  const own = {
    name: 'own',
    events: new Map(textsIn(join(packageRoot, 'runtime-harness', 'fuzz', 'events'))),
    seeds: [],
  };
  const written = ['rules', join('compiler', 'init-template', 'rules')].map((folder) => ({
    name: folder,
    events: new Map(textsIn(join(packageRoot, folder, 'events'))),
    seeds: textsIn(join(packageRoot, folder, 'segments')).map(([, text]) => text),
  }));
  return { own, written };
}
