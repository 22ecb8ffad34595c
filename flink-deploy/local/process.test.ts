import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive, launch, logTail, parseProcStat, processStart, terminate } from './process.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'segc-process-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function start(script: string) {
  const log = join(directory, 'child.log');
  return launch({ command: process.execPath, args: ['-e', script], cwd: directory, env: { GIVEN: 'yes' }, log });
}

test('the start time is found behind a command name with spaces and parentheses', () => {
  const fields = Array.from({ length: 20 }, (_, index) => `f${index}`);
  const stat = `42 (a) b (c)) ${['S', ...fields.slice(1, 19), '98765', 'more'].join(' ')}`;
  expect(parseProcStat(stat)).toEqual({ state: 'S', startTicks: '98765' });
  expect(parseProcStat('42 (short) S 1')).toBeUndefined();
});

test('a process is alive under its own start time only', () => {
  const startedAt = processStart(process.pid);
  expect(startedAt).toBeDefined();
  expect(isAlive({ pid: process.pid, startedAt: startedAt ?? '' })).toBe(true);
  expect(isAlive({ pid: process.pid, startedAt: 'another time' })).toBe(false);
});

test('a process whose pid was given to another one is not ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  const pid = child.pid as number;
  try {
    await terminate([{ pid, startedAt: 'the time of a process that had this pid before' }]);
    expect(processStart(pid)).toBeDefined();
  } finally {
    child.kill('SIGKILL');
  }
});

test('a process is started with its environment, logs to its file and is ended', async () => {
  const child = await start('console.log(process.env.GIVEN); setTimeout(() => {}, 60000)');
  expect(isAlive(child)).toBe(true);
  await expect.poll(() => logTail(join(directory, 'child.log'))).toBe('yes');
  await terminate([child]);
  expect(isAlive(child)).toBe(false);
  expect(await child.ended).toBe('signal SIGTERM');
  await terminate([child]);
});

test('a process that ignores SIGTERM is killed after the grace period', async () => {
  const child = await start("process.on('SIGTERM', () => {}); console.log('up'); setTimeout(() => {}, 60000)");
  await expect.poll(() => logTail(join(directory, 'child.log'))).toBe('up');
  await terminate([child], 200);
  expect(await child.ended).toBe('signal SIGKILL');
});

test('with no grace a process gets SIGKILL and no chance to tidy up, as in a crash', async () => {
  const child = await start(
    "process.on('SIGTERM', () => console.log('tidied')); console.log('up'); setTimeout(() => {}, 60000)",
  );
  await expect.poll(() => logTail(join(directory, 'child.log'))).toBe('up');
  await terminate([child], 0);
  expect(await child.ended).toBe('signal SIGKILL');
  expect(logTail(join(directory, 'child.log'))).toBe('up');
});

test('a command that does not exist is reported', async () => {
  const spec = { command: join(directory, 'nothing'), args: [], cwd: directory, env: {}, log: join(directory, 'log') };
  await expect(launch(spec)).rejects.toThrow('ENOENT');
});

test('the end of a log is shown without stack frames', () => {
  const log = join(directory, 'some.log');
  writeFileSync(log, 'one\ntwo\n\tat a.B.c(B.java:1)\n\t... 3 more\nthree\n');
  expect(logTail(log, 2)).toBe('two\nthree');
  expect(logTail(join(directory, 'none.log'))).toBe('');
});
