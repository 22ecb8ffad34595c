import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { runMaven } from './maven.ts';
import { UserError } from './user-error.ts';

/** Where the module sources are, where results are kept, and whom to tell about long steps. */
export interface JarSources {
  /** Root of the segc package; holds `flink-deploy/`. Never written to. */
  readonly packageRoot: string;
  readonly cacheDir: string;
  readonly onProgress?: (message: string) => void;
}

/** Class paths of the stack's services; every list is sorted and holds absolute paths. */
export interface StackJars {
  readonly flink: readonly string[];
  readonly kafka: readonly string[];
  readonly redis: readonly string[];
  /** Changes whenever any of the jars may have changed. */
  readonly fingerprint: string;
}

const libraries = ['flink', 'kafka', 'redis'] as const;

/**
 * The jars of the stack: fetched by Maven on the first call, from the cache afterwards, and segc's own Flink module, built when
 * its sources have changed. With everything in the cache neither Maven nor the network is used.
 * @throws UserError when Maven fails or is not to be had.
 */
export async function stackJars(sources: JarSources): Promise<StackJars> {
  const library = await libraryJars(sources);
  const own = await moduleJar(sources);
  const [flink, kafka, redis] = libraries.map((name) => jarsIn(join(library, name)));
  return {
    flink: [...(own === undefined ? [] : [own]), ...(flink ?? [])],
    kafka: kafka ?? [],
    redis: redis ?? [],
    fingerprint: jarsFingerprint(sources),
  };
}

/** What the jars are made from, as one short text; takes milliseconds and builds nothing. */
export function jarsFingerprint({ packageRoot }: Pick<JarSources, 'packageRoot'>): string {
  const deploy = join(packageRoot, 'flink-deploy');
  const own = hasModule(deploy) ? hashOf(moduleInputs(deploy), deploy) : 'none';
  return `${hashOf(libraryPoms(deploy))}+${own}`;
}

function libraryPoms(deploy: string): string[] {
  return [join(deploy, 'pom.xml'), ...libraries.map((name) => join(deploy, 'local', 'poms', name, 'pom.xml'))];
}

function hasModule(deploy: string): boolean {
  return existsSync(join(deploy, 'java', 'pom.xml'));
}

function moduleInputs(deploy: string): string[] {
  const source = join(deploy, 'java');
  return [join(deploy, 'pom.xml'), join(source, 'pom.xml'), ...filesBelow(join(source, 'src', 'main'))];
}

async function libraryJars({ packageRoot, cacheDir, onProgress }: JarSources): Promise<string> {
  const deploy = join(packageRoot, 'flink-deploy');
  const poms = libraryPoms(deploy);
  const target = join(cacheDir, `jars-${hashOf(poms)}`);
  if (existsSync(target)) return target;

  onProgress?.('fetching Flink, Kafka and Redis from Maven Central (250 MB, once)');
  // Maven runs on a copy: the package directory may be read-only, and a half-filled directory must never look complete.
  const draft = `${target}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  for (const pom of poms) {
    const copy = join(draft, 'poms', relative(deploy, pom));
    mkdirSync(join(copy, '..'), { recursive: true });
    copyFileSync(pom, copy);
  }
  try {
    await runMaven({
      cacheDir,
      cwd: join(draft, 'poms'),
      args: ['-T', '3', 'dependency:copy-dependencies', `-Dsegc.jars=${join(draft, 'jars')}`],
      ...(onProgress && { onProgress }),
    });
    if (!existsSync(target)) renameSync(join(draft, 'jars'), target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}

/** Builds `flink-deploy/java` into the cache; undefined when the package has no such module. */
async function moduleJar({ packageRoot, cacheDir, onProgress }: JarSources): Promise<string | undefined> {
  const deploy = join(packageRoot, 'flink-deploy');
  if (!hasModule(deploy)) return undefined;
  const inputs = moduleInputs(deploy);
  const target = join(cacheDir, `module-${hashOf(inputs, deploy)}`);
  const jar = join(target, 'segc-flink.jar');
  if (existsSync(jar)) return jar;

  onProgress?.('building the Flink module (flink-deploy/java)');
  const draft = `${target}.${process.pid}.tmp`;
  rmSync(draft, { recursive: true, force: true });
  for (const input of inputs) {
    const copy = join(draft, relative(deploy, input));
    mkdirSync(join(copy, '..'), { recursive: true });
    copyFileSync(input, copy);
  }
  try {
    await runMaven({
      cacheDir,
      cwd: join(draft, 'java'),
      args: ['package', '-DskipTests'],
      ...(onProgress && { onProgress }),
    });
    const built = join(draft, 'java', 'target', 'segc-flink.jar');
    if (!existsSync(built)) throw new UserError('building flink-deploy/java gave no target/segc-flink.jar');
    mkdirSync(target, { recursive: true });
    cpSync(built, `${jar}.${process.pid}.tmp`);
    renameSync(`${jar}.${process.pid}.tmp`, jar);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return jar;
}

function jarsIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(directory, name));
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Hash of the contents of files, and of their names relative to `root` when one is given. */
function hashOf(files: readonly string[], root?: string): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    const name = root === undefined ? basename(file) : relative(root, file).split(sep).join('/');
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}
