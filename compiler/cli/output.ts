import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildProgram } from '../build.ts';
import type { Program } from '../ir/program.ts';
import type { PlanName } from '../plan/plan-name.ts';
import type { GeneratedFile } from '../print/index.ts';

/** How a folder differs from what would be generated. */
export interface Staleness {
  readonly path: string;
  readonly state: 'changed' | 'missing' | 'unexpected';
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Compares a folder with what would be generated, byte for byte. */
export async function compareOutput(folder: string, files: readonly GeneratedFile[]): Promise<Staleness[]> {
  const wanted = new Map(files.map(({ path, text }) => [path, text]));
  const present = new Set(await listFiles(folder));
  const stale: Staleness[] = [];
  for (const [path, text] of wanted) {
    if (!present.has(path)) stale.push({ path, state: 'missing' });
    else if (readFileSync(join(folder, path), 'utf8') !== text) stale.push({ path, state: 'changed' });
  }
  for (const path of present) if (!wanted.has(path)) stale.push({ path, state: 'unexpected' });
  return stale;
}

/** Brings a folder to what is generated: writes what differs, removes what belongs to no rule any more. */
export async function writeOutput(folder: string, files: readonly GeneratedFile[]): Promise<Staleness[]> {
  const stale = await compareOutput(folder, files);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path } of stale) {
    const target = join(folder, path);
    const text = texts.get(path);
    if (text === undefined) {
      await rm(target);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return stale;
}

/** Whether a folder is one that segc has generated, or may become one: it is empty, not there, or has a manifest. */
export async function isOutputFolder(folder: string): Promise<boolean> {
  const files = await listFiles(folder);
  return files.length === 0 || files.includes('manifest.json');
}

/** Writes what a program is built to, for commands that want a folder of their own. */
export const writeProgram = (program: Program, folder: string, plan: PlanName = 'auto'): Promise<unknown> =>
  writeOutput(folder, buildProgram(program, { plan }));
