import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stackLayout } from './layout.ts';
import { withLock } from './lock.ts';
import { processStart } from './process.ts';
import { stackAddresses, stackStatus, startService, stopStack } from './stack.ts';
import { readState, removeState, type StackState, writeState } from './state.ts';
import { UserError } from './user-error.ts';

let workDir: string;
let file: string;
beforeEach(() => {
  workDir = mkdtempSync(join(tmpdir(), 'segc-state-'));
  file = stackLayout(workDir).state;
});
afterEach(() => rmSync(workDir, { recursive: true, force: true }));

// Port 1 answers nothing, and the start token belongs to no process.
const launch = { command: 'java', args: ['-version'], cwd: '/', env: {}, log: 'kafka.log' };
const state: StackState = {
  version: 1,
  addresses: { kafka: '127.0.0.1:1', flink: 'http://h:1', gateway: 'http://h:2', redis: 'redis://127.0.0.1:1' },
  external: [],
  taskSlots: 4,
  jars: 'abc',
  services: { kafka: { pid: process.pid, startedAt: 'before', launch } },
};

test('a state is read as it was written, and nothing else is left in the directory', () => {
  writeState(file, state);
  expect(readState(file)).toEqual(state);
  expect(readdirSync(stackLayout(workDir).stack)).toEqual(['state.json']);
  removeState(file);
  removeState(file);
  expect(readState(file)).toBeUndefined();
});

test.each(['{', '{"version":2}', 'null'])('a state file of %s is refused with its name', (text) => {
  writeState(file, state);
  writeFileSync(file, text);
  expect(() => readState(file)).toThrow(UserError);
  expect(() => readState(file)).toThrow(file);
});

test('down leaves a process alone that only has the pid of a service', async () => {
  writeState(file, state);
  expect(await stopStack({ workDir })).toEqual([]);
  expect(readState(file)).toBeUndefined();
  expect(await stopStack({ workDir })).toEqual([]);
});

test('a service whose process is gone is reported as down', async () => {
  writeState(file, state);
  const status = await stackStatus({ workDir });
  expect(status.running).toBe(false);
  expect(status.services.kafka).toMatchObject({ alive: false, healthy: false, problem: 'its process has ended' });
});

test('addresses come from the environment first, then from the stack, and are asked for when missing', () => {
  expect(() => stackAddresses({ workDir, env: {} })).toThrow('no local stack is running here');
  writeState(file, state);
  expect(stackAddresses({ workDir, env: {} })).toEqual(state.addresses);
  expect(stackAddresses({ workDir, env: { REDIS_URL: 'redis://r:6379' } })).toEqual({
    ...state.addresses,
    redis: 'redis://r:6379',
  });
});

test('a single service is started only of a stack that knows it', async () => {
  await expect(startService({ workDir }, 'redis')).rejects.toThrow('no local stack is running here');
  writeState(file, state);
  await expect(startService({ workDir }, 'redis')).rejects.toThrow(
    'redis is not a service that this stack has started',
  );
});

test('a lock keeps others out while its owner lives, and is taken over afterwards', async () => {
  const lock = stackLayout(workDir).lock;
  await withLock(lock, async () => {
    await expect(withLock(lock, async () => 'in')).rejects.toThrow('is being changed by another segc command');
  });
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: `not ${processStart(process.pid)}` }));
  expect(await withLock(lock, async () => 'in')).toBe('in');
});
