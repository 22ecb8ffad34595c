import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../suites/run-command.ts';
import { absence, event, program, segment, when } from '../suites/small-program.ts';
import { registerReplay } from './replay.ts';

const rules = program(
  segment(absence(when('a'), when('b'), 100), 150, null, 'gone'),
  segment(when('b'), 150, null, 'here'),
);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segc-replay-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

async function run(...args: readonly string[]) {
  const register = (command: Command) => registerReplay(command, { loadProgram: async () => rules });
  const { stdout: out, stderr: err, code } = await runCommand([register], ['replay', ...args]);
  return { out, err, exitCode: code === 0 ? undefined : code };
}

async function log(name: string, ...messages: readonly (object | string)[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, messages.map((m) => `${typeof m === 'string' ? m : JSON.stringify(m)}\n`).join(''));
  return file;
}

const [a, b] = [event('a', 0), event('b', 20)];
const enterGone =
  '{"userId":"u","segment":"gone","op":"enter","at":150,"expiresAt":300,"reason":"event","eventIds":["a50"]}';
const enterHere =
  '{"userId":"u","segment":"here","op":"enter","at":20,"expiresAt":170,"reason":"event","eventIds":["b20"]}';

describe('segc replay', () => {
  test('--json: transitions only, silence until the last deadline; notes on standard error', async () => {
    const file = await log('x.jsonl', a, b, '', '{}', event('a', 50), event('a', 3, 'old'));
    const { out, err, exitCode } = await run(file, '--json');
    expect(out).toBe(`${enterHere}\n${enterGone}\n`);
    expect(err).toContain('1 late event');
    expect(err).toContain('line 4: field "type" is missing');
    expect(exitCode).toBeUndefined();
  });

  test('--stats: on standard error, what is on standard output stays', async () => {
    const file = await log('x.jsonl', a, b, '{}', event('a', 50));
    const { out, err } = await run(file, '--json', '--stats');
    expect(out).toBe(`${enterHere}\n${enterGone}\n`);
    expect(err).toMatch(/^3 events, 2 transitions in [\d.]+ s: [\d,]+ events a second, at most [\d,]+ MB, 1 worker$/m);
  });

  test('for a reader: the timeline and the table', async () => {
    const { out } = await run(await log('x.jsonl', a, b, event('a', 50)));
    expect(out).toContain('1970-01-01T00:00:00.150Z  enter  gone  u  by a50, until 1970-01-01T00:00:00.300Z\n');
    expect(out).toMatch(/gone +│ +1 │ +0 │ +0 │ +1 │/);
    expect(out).toContain('3 events, 0 late, 0 dead letters\n');
  });

  test.each([
    ['170', ['here enter', 'gone enter', 'here exit']],
    ['1970-01-01T00:00:00.169Z', ['here enter', 'gone enter']],
    ['149', ['here enter']],
    ['last-event', ['here enter']],
  ])('--until %s', async (until, expected) => {
    const { out } = await run(await log('x.jsonl', a, b, event('a', 50)), '--json', '--until', until);
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(found.map(({ segment, op }) => `${segment} ${op}`)).toEqual(expected);
  });

  test('--segment', async () => {
    const file = await log('x.jsonl', a, b, event('a', 50));
    expect((await run(file, '--json', '--segment', 'gone')).out).toBe(`${enterGone}\n`);
    await expect(run(file, '--segment', 'nobody')).rejects.toMatchObject({
      exitCode: 2,
      nextStep: 'The segments are gone, here.',
    });
  });

  test('--expect: equal, and not equal', async () => {
    const file = await log('x.jsonl', a, b, event('a', 50));
    const same = await log('x.expected.jsonl', enterGone, enterHere);
    expect(await run(file, '--expect', same)).toMatchObject({
      out: '2 transitions as expected\n',
      exitCode: undefined,
    });
    const other = await log('y.expected.jsonl', enterGone);
    const { out, exitCode } = await run(file, '--expect', other);
    expect(out).toContain('1 difference (1 unexpected)\n  1970-01-01T00:00:00.020Z user "u" in here: enter by "b20"');
    expect(exitCode).toBe(1);
  });

  test('a directory: each recording that has an expectation', async () => {
    const file = await log('x.jsonl', a, b, event('a', 50));
    await copyFile(file, join(folder, 'unexpected.jsonl'));
    await log('x.expected.jsonl', enterGone, enterHere);
    expect((await run(folder, '--expect', folder)).out).toBe(`${file}: 2 transitions as expected\n`);
    expect((await run('--expect', folder)).out).toBe(`${file}: 2 transitions as expected\n`);
  });

  test('clear errors', async () => {
    const file = await log('x.jsonl', a);
    await expect(run(join(folder, 'none'))).rejects.toMatchObject({
      message: `${join(folder, 'none')} does not exist.`,
      exitCode: 1,
    });
    await expect(run(folder)).rejects.toMatchObject({ message: `${folder} is a directory.`, exitCode: 2 });
    await expect(run(file, '--expect', file)).rejects.toMatchObject({
      message: expect.stringContaining(`${file}:1 is no transition`),
    });
    await expect(run(folder, '--expect', folder)).rejects.toMatchObject({
      message: expect.stringContaining('No recording'),
    });
    await expect(run(file, '--until', 'tomorrow')).rejects.toMatchObject({ code: 'commander.invalidArgument' });
  });
});
