import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Program } from '../../compiler/ir/program.ts';
import { OutputClosed } from '../../flink-deploy/cli/standard-output.ts';
import { loadGeneratedProgram } from '../program/load-generated.ts';
import { tryCommand } from '../suites/run-command.ts';
import { absence, count, lateness, program, segment, when } from '../suites/small-program.ts';
import { createRandom, pickFrom } from '../verify/random.ts';
import { type PlayOptions, playRecording } from './play-recording.ts';
import { registerReplay } from './replay.ts';
import type { ReplayError } from './replay-error.ts';
import type { ShareTask } from './share-thread.ts';

// As it is written, since tests are not compiled.
vi.mock(import('./start-worker.ts'), () => ({
  startWorker: (task: ShareTask) =>
    new Worker(new URL('./share-worker.ts', import.meta.url), {
      workerData: task,
      execArgv: ['--import', 'jiti/register'],
    }),
}));

const rules = program(
  segment(absence(when('a'), when('b'), 100), 150, null, 'gone'),
  segment(count(when(['a', 'b']), 3, 50), 400, when('c'), 'busy'),
  segment(when('c'), 90, null, 'here'),
);
const users = ['u', 'v', 'anna', 'user-17', 'ümit', '～', '😀', 'a"b', 'line\nbreak', '\u0000'];

/**
 * Some pieces of a file of a minute in which users often do something at the same instant: with late events, copies, time marks, all kinds of line ends, lines
 * that are no events, texts that are not plain, and one line that is longer than a piece.
 */
function madeLines(seed: number): string {
  const random = createRandom(seed);
  const lines: string[] = [];
  for (let id = 0; id < 12_000; id++) {
    const ts = 5 * Math.floor((id + random(2 * lateness)) / 5);
    const event = {
      type: pickFrom(random, ['a', 'a', 'b', 'c']),
      ts,
      eventId: random(100) === 0 ? `é${id}` : `e${id}`,
      userId: pickFrom(random, users),
    };
    const odd = random(100);
    if (id === 5_000) lines.push(JSON.stringify({ ...event, s: 'long '.repeat(80_000) }));
    else if (odd < 1) lines.push(JSON.stringify({ ...event, ts: Math.max(0, ts - 40) }));
    else if (odd < 2) lines.push(JSON.stringify({ type: 'segc.time', ts: ts + 2 }));
    else if (odd < 3) lines.push(pickFrom(random, ['{', '', '  ', JSON.stringify({ ...event, x: 'no' })]));
    else if (odd < 4) lines.push(JSON.stringify(event), JSON.stringify(event));
    else
      lines.push(
        JSON.stringify({ ...event, x: random(100) / 8, s: pickFrom(random, ['', 'some words', 'größer']), f: true }),
      );
  }
  return lines.map((line) => `${line}${pickFrom(random, ['\n', '\n', '\r\n'])}`).join('');
}

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segc-workers-'));
  file = join(folder, 'made.jsonl');
  await writeFile(file, madeLines(1));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command line says and how it ends; what depends on the clock and on the number of workers is left out. */
async function run(...args: readonly string[]) {
  const register = (command: Command) => registerReplay(command, { loadProgram: async () => rules });
  const { stdout: out, stderr, code, error: thrown } = await tryCommand([register], ['replay', ...args]);
  const { message, nextStep, exitCode } = (thrown ?? {}) as Partial<ReplayError>;
  const error = thrown === null ? null : { message, nextStep, exitCode };
  return { out, err: stderr.replace(/ in .+$/m, ''), exitCode: code === 0 ? undefined : code, error };
}

async function runWith(workers: number, ...args: readonly string[]) {
  return run(...args, '--workers', String(workers));
}

/** Plays a program directly, and gives what is told. */
async function play(program: Program, file: string, workers: number, options: Partial<PlayOptions> = {}) {
  let lines = '';
  const segments = program.segments.map(({ id }) => id);
  const played = await playRecording(program, file, {
    until: null,
    telling: { segments, form: 'plain' },
    workers,
    onTold: async (told) => {
      lines += told.lines();
    },
    ...options,
  });
  return { ...played, lines };
}

describe('with several workers the output is the same', () => {
  for (const options of [
    '--json --stats',
    '',
    '--segment here gone',
    '--json --until 6000',
    '--until last-event',
    '--expect OTHER',
  ])
    test(`replay FILE ${options}`, async () => {
      const other = join(folder, 'other.jsonl');
      const { out } = await runWith(1, file, '--json');
      await writeFile(other, out.slice(out.indexOf('\n') + 1));
      const wanted = options
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => (word === 'OTHER' ? other : word));
      const one = await runWith(1, file, ...wanted);
      expect(one.out.length).toBeGreaterThan(100);
      expect(one.err).toMatch(/^\d+ late events/);
      expect(await runWith(3, file, ...wanted)).toEqual(one);
    });

  test('whatever their number, of a gzip and of a real recording', async () => {
    const zipped = join(folder, 'made.jsonl.gz');
    await writeFile(zipped, gzipSync(await readFile(file)));
    const one = await runWith(1, file, '--json');
    for (const workers of [2, 5]) expect(await runWith(workers, zipped, '--json')).toEqual(one);

    const shop = await loadGeneratedProgram();
    const recorded = fileURLToPath(new URL('../fixtures/ecom.jsonl.gz', import.meta.url));
    const alone = await play(shop, recorded, 1);
    expect(alone.events).toBe(31_106);
    expect(await play(shop, recorded, 3)).toEqual(alone);
  });

  test('of a log that is empty, and one of which nothing comes', async () => {
    for (const [name, content] of [
      ['empty', ''],
      ['dead', '{}\n{}'],
    ] as const) {
      const log = join(folder, name);
      await writeFile(log, content);
      for (const form of [[], ['--json']])
        expect(await runWith(3, log, ...form)).toEqual(await runWith(1, log, ...form));
    }
  });
});

describe('what goes wrong ends all workers', () => {
  test('a file that is not there, or is damaged behind what can be played', async () => {
    const damaged = join(folder, 'damaged.gz');
    const zipped = gzipSync(madeLines(2));
    await writeFile(damaged, zipped.subarray(0, zipped.length - zipped.length / 4));
    const one = await runWith(1, damaged, '--json');
    expect(one.error).toMatchObject({ message: `${damaged} is a gzip that ends too early.`, exitCode: 1 });
    const three = await runWith(3, damaged, '--json');
    expect(three.error).toEqual(one.error);
    // How much of it can be played differs from time to time.
    const least = Math.min(one.out.length, three.out.length);
    expect(least).toBeGreaterThan(1000);
    expect(three.out.slice(0, least)).toBe(one.out.slice(0, least));

    const none = join(folder, 'none');
    expect(await runWith(3, none)).toEqual(await runWith(1, none));
  });

  test('a reader of the output who has gone', async () => {
    const onTold = async () => {
      throw new OutputClosed();
    };
    await expect(play(rules, file, 3, { onTold })).rejects.toBeInstanceOf(OutputClosed);
  });

  test('a fault of segc in one of them', async () => {
    const broken = { ...rules, segments: [{ ...rules.segments[0], ttlMs: undefined, enter: null }] };
    await expect(play(broken as unknown as Program, file, 3)).rejects.toThrow(TypeError);
  });
});

test('a reader who takes nothing stops the reading', async () => {
  const log = join(folder, 'long.jsonl');
  const line = (id: number) =>
    JSON.stringify({ type: 'c', ts: id, eventId: `e${id}`, userId: `user-${id % 100}`, s: 's'.repeat(200) });
  await writeFile(log, Array.from({ length: 20_000 }, (_, id) => `${line(id)}\n`).join(''));
  let read = 0;
  const seen: number[] = [];
  await play(rules, log, 2, {
    onProgress(lines) {
      read = lines;
    },
    async onTold() {
      seen.push(read);
      if (seen.length > 1) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen.push(read);
    },
  });
  const [before, after, next] = seen;
  expect(after).toBe(before);
  expect(before).toBeLessThan(15_000);
  expect(next).toBeGreaterThan(before as number);
});
