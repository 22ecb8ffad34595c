// Writes a made-up recording of the shop: `npx jiti runtime-harness/bench/recordings/make-recording.ts 1000000`.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { type MadeShop, madeMonth, madeShop } from './made-shop.ts';

const chunkLength = 1 << 18;

/** Lines in chunks of text, each line with its end. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function write(shop: MadeShop, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const chunks = Readable.from(inChunks(madeShop(shop)));
  if (file.endsWith('.gz')) await pipeline(chunks, createGzip({ level: 1 }), createWriteStream(file));
  else await pipeline(chunks, createWriteStream(file));
}

const command = new Command('make-recording')
  .description('write a made-up recording of the shop, the same for the same seed')
  .argument('<events>', 'how many events', Number)
  .argument('[file]', 'a gzip when it ends in .gz; .segc/recordings/shop-<events>.jsonl when not given')
  .option('--users <number>', 'how many users', Number, madeMonth.users)
  .option('--seed <number>', 'another seed makes another recording', Number, madeMonth.seed)
  .option('--days <number>', 'how many days it covers', Number, madeMonth.days)
  .action(async (events: number, file: string | undefined, options: Omit<MadeShop, 'events'>) => {
    const to = file ?? `.segc/recordings/shop-${events}.jsonl`;
    await write({ events, ...options }, to);
    console.log(`${events} events in ${to}`);
  });
await command.parseAsync();
