import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { openModules } from '../../../flink-deploy/local/flink-opens.ts';
import { type StackJars, stackJars } from '../../../flink-deploy/local/jars.ts';
import { findJava } from '../../../flink-deploy/local/java.ts';
import { runMaven } from '../../../flink-deploy/local/maven.ts';
import type { Bench } from '../part.ts';

/** Where modules come from and go to. */
export type JavaHome = Pick<Bench, 'packageRoot' | 'folder' | 'tell'>;

/** Builds a module below `runtime-harness/bench` into the bench's folder, once per version of its sources; gives its jar. */
export async function moduleJar({ packageRoot, folder, tell }: JavaHome, module: 'java' | 'esper'): Promise<string> {
  const source = join(packageRoot, 'runtime-harness', 'bench', module);
  const inputs = [join(source, 'pom.xml'), ...filesBelow(join(source, 'src'))];
  const hash = createHash('sha256');
  for (const file of inputs) hash.update(`${relative(source, file)}\0`).update(readFileSync(file));
  const name = `segc-bench${module === 'java' ? '' : `-${module}`}.jar`;
  const jar = join(folder, `${module}-${hash.digest('hex').slice(0, 16)}`, name);
  if (existsSync(jar)) return jar;

  tell(`building runtime-harness/bench/${module}`);
  const draft = `${dirname(jar)}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  for (const input of inputs) {
    const copy = join(draft, relative(source, input));
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(input, copy);
  }
  try {
    await runMaven({ cacheDir: cacheOf(folder), cwd: draft, args: ['package', '-DskipTests'], onProgress: tell });
    mkdirSync(dirname(jar), { recursive: true });
    cpSync(join(draft, 'target', name), `${jar}.tmp`);
    renameSync(`${jar}.tmp`, jar);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return jar;
}

/** The stack's own jars; fetched when the stack that is used was not started here. */
export function jarsOfStack({ packageRoot, folder, tell }: JavaHome): Promise<StackJars> {
  return stackJars({ packageRoot, cacheDir: cacheOf(folder), onProgress: tell });
}

/** The cache of `segc up` in the same working directory: the bench's folder is `.segc/bench`. */
const cacheOf = (folder: string) => join(dirname(folder), 'cache');

/**
 * Runs a Java program to its end and gives what it has printed on stdout. It is ended when the bench is interrupted.
 *
 * @throws with the end of its stderr when it fails
 */
export async function runJava(
  classPath: readonly string[],
  args: readonly string[],
  interruption: AbortSignal,
): Promise<string> {
  const java = await findJava();
  // Everything the Java side says beyond its answer goes to stderr.
  const all = [...openModules, '-XX:+UseSerialGC', '-Xmx2g', '-cp', classPath.join(delimiter), ...args];
  const child = spawn(java, all, { stdio: ['ignore', 'pipe', 'pipe'], signal: interruption });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr = (stderr + data.toString()).slice(-8_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${args[0]} ended with exit code ${code}\n${stderr}`);
  return stdout;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
