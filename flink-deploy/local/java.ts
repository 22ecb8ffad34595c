import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from './user-error.ts';

const run = promisify(execFile);
const exe = process.platform === 'win32' ? '.exe' : '';
const wanted = 17;
const install = `Install a JDK of version ${wanted} or newer and set JAVA_HOME to it, or put its bin directory on PATH.`;

/** The feature release in the output of `java -version` (8, 17, 21, ...), or undefined when none is found. */
export function parseJavaVersion(output: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (match === null) return undefined;
  return match[1] === '1' ? Number(match[2]) : Number(match[1]);
}

/** The command for a tool of the JDK, such as `jar`: JAVA_HOME's, else the one on PATH. */
export function jdkTool(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const home = env.JAVA_HOME;
  return home ? join(home, 'bin', `${name}${exe}`) : `${name}${exe}`;
}

/**
 * The `java` command: JAVA_HOME's, else the one on PATH.
 * @throws UserError when there is none, or one older than 17.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env.JAVA_HOME;
  const java = jdkTool('java', env);
  let output: string;
  try {
    output = (await run(java, ['-version'], { env })).stderr;
  } catch (cause) {
    const found = home ? `no working bin/java in JAVA_HOME (${home})` : 'no java on PATH';
    throw new UserError(`the local stack needs a JDK ${wanted} or newer; found ${found}`, install, { cause });
  }
  const version = parseJavaVersion(output);
  if (version === undefined || version < wanted) {
    throw new UserError(`the local stack needs a JDK ${wanted} or newer; found ${output.split('\n')[0]}`, install);
  }
  return java;
}

/**
 * Like {@link findJava}, but of a full JDK: building needs the compiler too.
 * @throws UserError when `java` is there without `javac`.
 */
export async function requireJdk(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  await findJava(env);
  const home = env.JAVA_HOME;
  try {
    if (home && !existsSync(join(home, 'bin', `javac${exe}`))) throw new Error('no bin/javac');
    if (!home) await run(`javac${exe}`, ['-version'], { env });
  } catch (cause) {
    throw new UserError('found a Java runtime without a compiler (javac); a full JDK is needed', install, { cause });
  }
}
