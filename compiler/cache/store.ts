import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KeptRules } from './kept-rules.ts';

/** How many files a cache may have: one for each folder of rules and each segc that was used on it. */
const mostFiles = 8;

/** How old a file that was not written to its end may be, in ms. */
const longestWriting = 60 * 60_000;

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/**
 * What is kept in `folder` under `name`; null when there is nothing, or nothing that can be read.
 *
 * @param fingerprint of the one who asks: what another segc has kept is not for it
 */
export function readKept(folder: string, name: string, fingerprint: string): KeptRules | null {
  const path = join(folder, `${name}.cache`);
  try {
    const bytes = readFileSync(path);
    const [sum, body] = [bytes.subarray(0, 32), bytes.subarray(32)];
    if (!digest(body).equals(sum)) return null;
    const kept = deserialize(body) as KeptRules;
    if (kept.fingerprint !== fingerprint) return null;
    // Used: what has not been for the longest time is removed first.
    utimesSync(path, new Date(), new Date());
    return kept;
  } catch {
    return null;
  }
}

/** Keeps rules in `folder` under `name`. A cache that cannot be written is none: the next run takes longer. */
export function writeKept(folder: string, name: string, kept: KeptRules): void {
  const path = join(folder, `${name}.cache`);
  const unfinished = `${path}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    // Whatever the repository ignores: a cache is nobody's source.
    writeFileSync(join(folder, '.gitignore'), '*\n');
    const body = serialize(kept);
    writeFileSync(unfinished, Buffer.concat([digest(body), body]));
    renameSync(unfinished, path);
    prune(folder);
  } catch {
    remove(unfinished);
  }
}

/** Removes a file if that can be done. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its folder is none, or not ours to change.
  }
}

/** Removes what is kept beyond the newest files, and what was not written to its end. */
function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.includes('.cache'))
    .map((name) => ({ path: join(folder, name), isWhole: name.endsWith('.cache') }))
    .map((file) => ({ ...file, usedMs: statSync(file.path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  const whole = files.filter(({ isWhole }) => isWhole).sort((a, b) => b.usedMs - a.usedMs);
  const left = files.filter(({ isWhole, usedMs }) => !isWhole && usedMs < Date.now() - longestWriting);
  for (const { path } of [...whole.slice(mostFiles), ...left]) remove(path);
}
