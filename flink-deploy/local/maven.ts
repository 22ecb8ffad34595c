import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import download from 'mvn-artifact-download';
import { jdkTool, requireJdk } from './java.ts';
import { UserError } from './user-error.ts';

const run = promisify(execFile);
const windows = process.platform === 'win32';
const mavenVersion = '3.9.11';

/** Arguments and surroundings of one Maven run. */
export interface MavenRun {
  readonly cacheDir: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly onProgress?: (message: string) => void;
}

/**
 * Runs Maven in batch mode: the one on PATH, else one that is fetched once into the cache.
 * @throws UserError when there is no JDK 17+, Maven cannot be fetched, or the run fails (with Maven's own error lines).
 */
export async function runMaven({ cacheDir, cwd, args, onProgress }: MavenRun): Promise<void> {
  await requireJdk();
  const mvn = await findMaven(cacheDir, onProgress);
  try {
    await run(mvn, ['-B', '-q', ...args], { cwd, maxBuffer: 64 * 1024 * 1024, shell: windows });
  } catch (cause) {
    const { stdout = '', stderr = '', message } = cause as Error & { stdout?: string; stderr?: string };
    const why = mavenErrors(`${stdout}\n${stderr}`) || message;
    const next = 'Behind a proxy or a mirror, Maven takes its addresses from the settings.xml in ~/.m2.';
    throw new UserError(`Maven failed: ${why}`, /resolve|transfer|Connect|Unknown host/.test(why) ? next : undefined, {
      cause,
    });
  }
}

/** The lines of Maven's output that say what went wrong, without its advice on how to run Maven. */
export function mavenErrors(output: string): string {
  const lines = output
    .split('\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Maven colours its output with escape sequences.
    .map((line) => line.replace(/\u001b\[[0-9;]*m/g, ''))
    .filter((line) => line.startsWith('[ERROR]'))
    .map((line) => line.slice('[ERROR]'.length).trim());
  const advice = lines.findIndex((line) => line.startsWith('To see the full stack trace'));
  return lines
    .slice(0, advice === -1 ? 15 : Math.min(advice, 15))
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Path or name of the Maven command. Without Maven on PATH, its binary archive is fetched as a Maven artifact into
 * `cacheDir` and unpacked there, once.
 * @throws UserError when it cannot be fetched or unpacked.
 */
export async function findMaven(cacheDir: string, onProgress?: (message: string) => void): Promise<string> {
  const onPath = windows ? 'mvn.cmd' : 'mvn';
  try {
    await run(onPath, ['--version'], { shell: windows });
    return onPath;
  } catch (error) {
    if (!windows && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw brokenMaven(error);
  }
  const home = join(cacheDir, `apache-maven-${mavenVersion}`);
  const mvn = join(home, 'bin', onPath);
  if (existsSync(mvn)) return mvn;

  onProgress?.(`no Maven on PATH: fetching Maven ${mavenVersion} (9 MB, once)`);
  const draft = join(cacheDir, `maven-${process.pid}.tmp`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await fetchMaven(draft);
    await chmod(join(draft, `apache-maven-${mavenVersion}`, 'bin', onPath), 0o755);
    if (!existsSync(home)) renameSync(join(draft, `apache-maven-${mavenVersion}`), home);
    return mvn;
  } catch (cause) {
    const next = 'Install Maven 3.9 and put it on PATH, or check the connection and run the command again.';
    throw new UserError(`no Maven on PATH, and fetching it failed: ${(cause as Error).message}`, next, { cause });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

// The library is CommonJS; depending on the loader its default import is the function or the module around it.
const downloadArtifact: typeof download.default = 'default' in download ? download.default : download;

async function fetchMaven(directory: string): Promise<void> {
  const hasTar = await run('tar', ['--version']).then(
    () => true,
    () => false,
  );
  // Every tar reads tar.gz but only some read zip; the JDK's jar reads zip.
  const archive = (type: string) => `org.apache.maven:apache-maven:${type}:bin:${mavenVersion}`;
  if (hasTar) {
    await run('tar', ['-xzf', await downloadArtifact(archive('tar.gz'), directory)], { cwd: directory });
  } else {
    await run(jdkTool('jar'), ['xf', await downloadArtifact(archive('zip'), directory)], { cwd: directory });
  }
}

function brokenMaven(cause: unknown): UserError {
  const detail = (cause as Error).message.split('\n').slice(0, 3).join(' ');
  return new UserError(`the mvn on PATH does not run: ${detail}`, 'Repair it, or take it off PATH.', { cause });
}
