import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folders of the compiler that decide what rules mean, from its own. */
const parts = ['.', 'cache', 'check', 'diagnostics', 'ir', 'read', 'source'];

const isCode = (name: string) => /\.[jt]s$/.test(name) && !/\.(test|d)\.ts$/.test(name);

function codeBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? codeBelow(path) : isCode(entry.name) ? [path] : [];
    })
    .sort();
}

const codeIn = (folder: string): string[] =>
  folder === '.'
    ? readdirSync(compiler)
        .filter(isCode)
        .map((name) => join(compiler, name))
        .sort()
    : codeBelow(join(compiler, folder));

/** The nearest file of a name in a folder or above it, as text; null when there is none. */
function nearest(name: string, folder: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return dirname(folder) === folder ? null : nearest(name, dirname(folder));
  }
}

/**
 * What, beside the rule files, the answer to rules depends on, as one hash: segc's own code and words, the packages that it reads rules with, Node, and the settings
 * of the rules' own package.
 *
 * @param vocabulary the module that rules import as `segc`, absolute
 * @param rules the folder of the rules, absolute
 */
export function fingerprintOf(vocabulary: string, rules: string): string {
  const hash = createHash('sha256');
  const add = (...texts: (string | Buffer)[]) => {
    for (const text of texts) hash.update(`${text.length}:`).update(text);
  };
  for (const path of [...parts.flatMap(codeIn), ...codeBelow(dirname(vocabulary))]) add(path, readFileSync(path));
  const require = createRequire(import.meta.url);
  for (const name of ['ts-morph', 'jiti']) add(name, nearest('package.json', dirname(require.resolve(name))) ?? '');
  const typescript = createRequire(require.resolve('ts-morph')).resolve('@ts-morph/common');
  add(nearest('package.json', dirname(typescript)) ?? '');
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('JITI_'));
  add(JSON.stringify([process.versions, process.platform, settings.sort()]));
  for (const name of ['package.json', 'tsconfig.json']) add(name, nearest(name, rules) ?? '');
  return hash.digest('base64');
}
