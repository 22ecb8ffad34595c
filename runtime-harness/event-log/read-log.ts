import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type LogLine, newline, splitLines, wholeLines } from './split-lines.ts';

/** How much is read at once, in bytes. */
const pieceSize = 1 << 18;

/**
 * Reads a log of messages in JSON Lines, in the order of arrival and in flat memory: a few lines at a time.
 * `-` is standard input. A gzip is known by its first bytes, whatever its name. Fails as `node:fs` and `node:zlib` do.
 */
export function readLog(path: string): AsyncGenerator<readonly LogLine[]> {
  return splitLines(bytesOf(path));
}

/** Reads a log as `readLog` does, in pieces of whole lines that are yet to be cut. The bytes of a piece stand until the next one is asked for. */
export async function* readLines(path: string): AsyncGenerator<Buffer> {
  if (path === '-' || !(await stat(path)).isFile()) return yield* wholeLines(bytesOf(path));
  const file = await open(path);
  try {
    const { buffer: head } = await file.read(Buffer.alloc(2), 0, 2, 0);
    yield* isGzip(head) ? wholeLines(bytesOf(path)) : linesOfFile(file);
  } finally {
    await file.close();
  }
}

/** Reads into one buffer again and again: new ones, which have to be cleared first, cost more than what is read into them. */
async function* linesOfFile(file: FileHandle): AsyncGenerator<Buffer> {
  let buffer = Buffer.allocUnsafeSlow(pieceSize);
  /** Where the file goes on in the buffer, behind the line that the piece before has cut. */
  let filled = 0;
  for (let position = 0; ; ) {
    if (filled === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    filled += bytesRead;
    const end = buffer.lastIndexOf(newline, filled - 1) + 1;
    if (end === 0) continue;
    yield buffer.subarray(0, end);
    buffer.copyWithin(0, end, filled);
    filled -= end;
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}

const isGzip = (head: Buffer) => head[0] === 0x1f && head[1] === 0x8b;

function bytesOf(path: string): AsyncGenerator<Buffer> {
  return unzipped(path === '-' ? process.stdin : createReadStream(path, { highWaterMark: pieceSize }));
}

async function* unzipped(source: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  const whole = continued(head, chunks);
  yield* isGzip(head) ? gunzip(whole) : whole;
}

async function* continued(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // Closes the file when the reader stops early.
    await rest.return?.();
  }
}

async function* gunzip(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const plain = new PassThrough({ highWaterMark: 1 << 18 });
  const unzipping = pipeline(chunks, createGunzip({ chunkSize: 1 << 17 }), plain).catch((error: Error) => {
    plain.destroy(error);
  });
  yield* plain as AsyncIterable<Buffer>;
  await unzipping;
}
