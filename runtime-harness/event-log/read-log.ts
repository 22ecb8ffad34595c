import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type LogLine, splitLines, wholeLines } from './split-lines.ts';

/**
 * Reads a log of messages in JSON Lines, in the order of arrival and in flat memory: a few lines at a time.
 * `-` is standard input. A gzip is known by its first bytes, whatever its name. Fails as `node:fs` and `node:zlib` do.
 */
export function readLog(path: string): AsyncGenerator<readonly LogLine[]> {
  return splitLines(bytesOf(path));
}

/** Reads a log as `readLog` does, in pieces of whole lines that are yet to be cut. */
export function readLines(path: string): AsyncGenerator<Buffer> {
  return wholeLines(bytesOf(path));
}

function bytesOf(path: string): AsyncGenerator<Buffer> {
  return unzipped(path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 }));
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
  yield* head[0] === 0x1f && head[1] === 0x8b ? gunzip(whole) : whole;
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
