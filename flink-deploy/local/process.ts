import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and the moment it started: the pid alone may have been given to another process since. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque token of the start time; equal tokens and equal pids mean the same process. */
  readonly startedAt: string;
}

/** How a service is started; kept in the state file so that the same service can be started again. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Variables on top of the inherited environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
}

/** A child process of this very process. */
export interface Launched extends ProcessIdentity {
  /** Resolves when the process has ended, with a short description such as `exit code 1`. */
  readonly ended: Promise<string>;
}

/** Extracts state letter and start time (clock ticks since boot) from the text of Linux's `/proc/<pid>/stat`. */
export function parseProcStat(stat: string): { state: string; startTicks: string } | undefined {
  // The command name in parentheses may itself hold spaces and parentheses, so the fields are counted after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state !== undefined && startTicks !== undefined ? { state, startTicks } : undefined;
}

/** The start token of a live process, or undefined when no such process runs (a zombie does not count as running). */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const parsed = parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      if (parsed === undefined || parsed.state === 'Z' || parsed.state === 'X') return undefined;
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot}:${parsed.startTicks}`;
    } catch {
      return undefined;
    }
  }
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env,
      stdio: 'pipe',
    });
    const [stat, ...started] = line.trim().split(/\s+/);
    return stat === undefined || stat.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}

/** Whether exactly this process still runs (same pid *and* same start time). */
export function isAlive(identity: ProcessIdentity): boolean {
  return processStart(identity.pid) === identity.startedAt;
}

/**
 * Starts a service as a process of its own session, output appended to its log, so that it outlives this process.
 * @throws Error when the command cannot be started at all.
 */
export async function launch(spec: Launch): Promise<Launched> {
  mkdirSync(dirname(spec.log), { recursive: true });
  mkdirSync(spec.cwd, { recursive: true });
  const output = openSync(spec.log, 'a');
  try {
    const child = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      detached: true,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', output, output],
    });
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    const pid = child.pid;
    if (pid === undefined) throw new Error(`${spec.command} did not start`);
    // A process that is gone already gets a token that no live process has.
    return { pid, startedAt: processStart(pid) ?? 'ended', ended };
  } finally {
    closeSync(output);
  }
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Ends processes: SIGTERM, then SIGKILL to those that still run after `graceMs` milliseconds. Processes that are gone,
 * or whose pid now belongs to another process, are left alone. With 0 for `graceMs` it is SIGKILL at once.
 * @throws Error when a process survives SIGKILL for five seconds.
 */
export async function terminate(identities: readonly ProcessIdentity[], graceMs = 10_000): Promise<void> {
  if (graceMs > 0) {
    for (const identity of identities) signal(identity, 'SIGTERM');
    if (await allEnded(identities, graceMs)) return;
  }
  for (const identity of identities) signal(identity, 'SIGKILL');
  if (await allEnded(identities, 5_000)) return;
  const left = identities.filter(isAlive).map((identity) => identity.pid);
  throw new Error(`process ${left.join(', ')} does not end, not even on SIGKILL`);
}

/** Kills processes at once and without waiting; the only form that works while this process exits. */
export function killNow(identities: readonly ProcessIdentity[]): void {
  for (const identity of identities) signal(identity, 'SIGKILL');
}

async function allEnded(identities: readonly ProcessIdentity[], withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (identities.some(isAlive)) {
    if (Date.now() >= deadline) return false;
    await sleep(50);
  }
  return true;
}

/** The last `lines` lines of a log file without Java stack frames; an empty text when there is none. */
export function logTail(file: string, lines = 20): string {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const size = fstatSync(handle).size;
    const length = Math.min(size, 64 * 1024);
    const buffer = Buffer.alloc(length);
    readSync(handle, buffer, 0, length, size - length);
    const text = buffer.toString('utf8').trimEnd().split('\n');
    return text
      .filter((line) => !/^\s+(at |\.\.\. \d+ more)/.test(line))
      .slice(-lines)
      .join('\n');
  } finally {
    closeSync(handle);
  }
}
