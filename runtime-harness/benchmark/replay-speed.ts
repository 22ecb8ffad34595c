// Measures the replay, part by part: `node dist/runtime-harness/benchmark/replay-speed.js .segc/recordings/shop-1000000.jsonl`, after a build.

import { createDecoder } from '../event-log/decode.ts';
import type { Event, TimeMark } from '../event-log/event.ts';
import { readLog } from '../event-log/read-log.ts';
import { loadGeneratedProgram } from '../program/load-generated.ts';
import { createEngine } from '../reference/engine.ts';

const [file = '.segc/recordings/shop-1000000.jsonl', rounds = '3'] = process.argv.slice(2);
const program = await loadGeneratedProgram('generated/ir.json');

async function readOnly(): Promise<number> {
  let count = 0;
  for await (const lines of readLog(file)) count += lines.length;
  return count;
}

async function readAndDecode(keep: (message: Event | TimeMark) => void): Promise<number> {
  const decode = createDecoder(program.source.schema);
  let count = 0;
  for await (const lines of readLog(file)) {
    for (const { bytes } of lines) {
      const message = decode(bytes);
      if (message.kind !== 'dead') keep(message);
      count++;
    }
  }
  return count;
}

let transitions = 0;
const rememberedUsers = { most: 0 };

async function whole(): Promise<number> {
  const engine = createEngine(program);
  transitions = 0;
  const count = await readAndDecode((message) => {
    transitions += engine.push(message).length;
    rememberedUsers.most = Math.max(rememberedUsers.most, engine.pendingUsers());
  });
  transitions += engine.finish().length;
  return count;
}

const events: (Event | TimeMark)[] = [];
async function engineOnly(): Promise<number> {
  const engine = createEngine(program);
  for (const event of events) engine.push(event);
  engine.finish();
  return events.length;
}

async function measure(name: string, run: () => Promise<number>): Promise<void> {
  const begin = performance.now();
  const count = await run();
  const ms = performance.now() - begin;
  const perSecond = Math.round((count / ms) * 1000).toLocaleString('en');
  console.log(`${name.padEnd(24)} ${perSecond.padStart(12)} events a second`);
}

await readAndDecode((message) => {
  if (events.length < 300_000) events.push(message);
});
for (let round = 0; round < Number(rounds); round++) {
  await measure('read', readOnly);
  await measure('read, decode', () => readAndDecode(() => {}));
  await measure('engine', engineOnly);
  await measure('read, decode, engine', whole);
}
console.log(`${transitions} transitions, at most ${rememberedUsers.most} users remembered`);
