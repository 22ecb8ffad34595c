import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { addScripts } from './init-scripts.ts';
import { packageFolder } from './package-folder.ts';

/** What `initRepository` has done. Paths are relative to the folder, with `/`. */
export interface Made {
  /** Absolute. */
  readonly folder: string;
  readonly written: readonly string[];
  /** Files and scripts that were there before, and stay as they were. */
  readonly left: readonly string[];
  /** Names of the scripts that a package.json, there before, has gained. */
  readonly scripts: readonly string[];
  /** Whether the package.json names segc as a dependency. */
  readonly isInstalled: boolean;
}

/** The folder cannot become a repository of rules. */
export class InitRefused extends Error {
  override readonly name = 'InitRefused';
  readonly nextStep: string;

  constructor(message: string, nextStep: string) {
    super(message);
    this.nextStep = nextStep;
  }
}

/** npm leaves a `.gitignore` out of a package, so the template carries it under another name. */
const renamed = new Map([['gitignore', '.gitignore']]);

/**
 * Makes a repository of rules in `folder`, overwriting nothing.
 *
 * @throws InitRefused before anything has been written.
 */
export async function initRepository(folder: string): Promise<Made> {
  const target = resolve(folder);
  const isFile = await stat(target).then(
    (found) => !found.isDirectory(),
    () => false,
  );
  if (isFile) throw new InitRefused(`${folder} is a file`, 'Name a folder; it is made when it is not there.');
  const manifest = await addScripts(target);
  if (manifest === null)
    throw new InitRefused(`${join(folder, 'package.json')} is not a JSON object`, 'Correct it, and run this again.');

  const written: string[] = [];
  const left: string[] = [];
  const write = async (path: string, text: string | Buffer) => {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  };
  if (manifest.text !== null) await write('package.json', manifest.text);
  if (manifest.isNew) written.push('package.json');
  left.push(...manifest.left.map((name) => `package.json: script ${name}`));
  for (const [path, text] of await readTemplate()) {
    if (existsSync(join(target, path))) left.push(path);
    else {
      await write(path, text);
      written.push(path);
    }
  }
  const scripts = manifest.isNew ? [] : manifest.added;
  return { folder: target, written: written.sort(), left: left.sort(), scripts, isInstalled: manifest.isInstalled };
}

/** The files that a repository begins with, by path. */
async function readTemplate(): Promise<[string, Buffer][]> {
  const template = join(packageFolder(), 'compiler', 'init-template');
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(template.length + 1))
    .sort();
  return Promise.all(
    paths.map(async (path): Promise<[string, Buffer]> => {
      const name = path.split(sep).join('/');
      return [renamed.get(name) ?? name, await readFile(join(template, path))];
    }),
  );
}
