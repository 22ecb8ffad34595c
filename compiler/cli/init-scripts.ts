import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packageVersion } from './package-folder.ts';

/** A package.json with the scripts of a repository of rules. */
export interface Manifest {
  /** The new text; null when nothing has to be written. */
  readonly text: string | null;
  readonly isNew: boolean;
  readonly added: readonly string[];
  /** Scripts of these names were there, and say something else. */
  readonly left: readonly string[];
  /** Whether segc is among the dependencies. */
  readonly isInstalled: boolean;
}

const scripts = {
  check: 'segc check',
  replay: 'segc replay fixtures --expect fixtures',
  verify: 'segc verify',
  build: 'segc build',
};

/** What the package.json of `folder` becomes; null when the one that is there cannot be read. */
export async function addScripts(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) {
    const manifest = { name: nameOf(folder), private: true, type: 'module', scripts };
    return {
      text: `${JSON.stringify(withSegc(manifest), null, 2)}\n`,
      isNew: true,
      added: [],
      left: [],
      isInstalled: false,
    };
  }
  const manifest = parseObject(text);
  const present = manifest === null ? null : (manifest.scripts ?? {});
  if (manifest === null || !isObject(present)) return null;
  const missing = Object.entries(scripts).filter(([name]) => !Object.hasOwn(present, name));
  const left = Object.entries(scripts).filter(
    ([name, script]) => Object.hasOwn(present, name) && present[name] !== script,
  );
  const merged = { ...manifest, scripts: { ...present, ...Object.fromEntries(missing) } };
  const indent = /^[ \t]+(?=")/m.exec(text)?.[0] ?? 2;
  return {
    text: missing.length === 0 ? null : `${JSON.stringify(merged, null, indent)}\n`,
    isNew: false,
    added: missing.map(([name]) => name),
    left: left.map(([name]) => name),
    isInstalled: ['dependencies', 'devDependencies'].some((group) => {
      const of = manifest[group];
      return isObject(of) && Object.hasOwn(of, 'segc');
    }),
  };
}

const withSegc = (manifest: object) => ({ ...manifest, devDependencies: { segc: `^${packageVersion()}` } });

/** A name that npm accepts. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' || name === 'segc' ? 'segments' : name;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
