import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLines, readLog } from './read-log.ts';
import { splitLines } from './split-lines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segc-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Buffer | string): Promise<readonly (readonly [number, string])[]> {
  const file = join(folder, 'log');
  await writeFile(file, content);
  const all: (readonly [number, string])[] = [];
  for await (const lines of readLog(file)) for (const { line, bytes } of lines) all.push([line, bytes.toString()]);
  return all;
}

test('LF and CRLF, blank lines counted and left out, the last line without an end', async () => {
  expect(await read('a\r\n\n \t\r\nb\nc')).toEqual([
    [1, 'a'],
    [4, 'b'],
    [5, 'c'],
  ]);
  expect(await read('')).toEqual([]);
  expect(await read('\n')).toEqual([]);
  expect(await read('x')).toEqual([[1, 'x']]);
});

test('a gzip is known by its content, also of several members', async () => {
  expect(await read(Buffer.concat([gzipSync('a\nb'), gzipSync('c\n')]))).toEqual([
    [1, 'a'],
    [2, 'bc'],
  ]);
});

test('more lines than fit into one chunk', async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `line ${i}`);
  expect((await read(gzipSync(lines.join('\n')))).map(([, text]) => text)).toEqual(lines);
});

test('a damaged gzip and a missing file fail', async () => {
  const whole = gzipSync('abc'.repeat(1000));
  await expect(read(whole.subarray(0, 20))).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  await expect(read(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  await expect(readLog(join(folder, 'missing')).next()).rejects.toMatchObject({ code: 'ENOENT' });
});

test('reading may stop early', async () => {
  await writeFile(join(folder, 'log'), 'a\nb\n');
  for await (const [first] of readLog(join(folder, 'log'))) {
    expect(first?.line).toBe(1);
    break;
  }
});

test('pieces are whole lines, also where one is longer than a piece is wont to be', async () => {
  const file = join(folder, 'log');
  const long = 'l'.repeat(700_000);
  for (const text of ['', '\n', 'a', 'a\n', `a\n${long}\nb\n${long}`, `${`${'s'.repeat(999)}\n`.repeat(1000)}c`]) {
    for (const content of [text, gzipSync(text)]) {
      await writeFile(file, content);
      const pieces: string[] = [];
      for await (const piece of readLines(file)) pieces.push(piece.toString());
      expect(pieces.join('') === text).toBe(true);
      expect(pieces.slice(0, -1).every((piece) => piece.endsWith('\n'))).toBe(true);
    }
  }
  await expect(readLines(join(folder, 'missing')).next()).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(readLines(folder).next()).rejects.toMatchObject({ code: 'EISDIR' });
});

test('it does not matter where chunks are cut', async () => {
  const content = Buffer.from('ä\r\nbc\r\n\r\nd');
  async function* inPieces(size: number) {
    for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
  }
  for (const size of [1, 2, 3, 100]) {
    const lines: string[] = [];
    for await (const some of splitLines(inPieces(size))) lines.push(...some.map((l) => `${l.line} ${l.bytes}`));
    expect(lines).toEqual(['1 ä', '2 bc', '4 d']);
  }
});
