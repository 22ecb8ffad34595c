// Measures the replay, part by part: `node dist/runtime-harness/bench/recordings/replay-speed.js .segc/recordings/shop-1000000.jsonl`, after a build.
import { createLinesDecoder } from '../../event-log/decode-lines.ts';
import type { Event, TimeMark } from '../../event-log/event.ts';
import { readLines } from '../../event-log/read-log.ts';
import { loadGeneratedProgram } from '../../program/load-generated.ts';
import { createEngine } from '../../reference/engine.ts';
import { fieldsRead } from '../../reference/fields-read.ts';

const [file = '.segc/recordings/shop-1000000.jsonl', rounds = '3'] = process.argv.slice(2);
const program = await loadGeneratedProgram('generated/ir.json');
/** More of them in memory would slow down everything that makes garbage. */
const kept = 300_000;
let transitions = 0;

async function read(): Promise<number> {
  let bytes = 0;
  for await (const lines of readLines(file)) bytes += lines.length;
  return bytes;
}

async function decode(take: (message: Event | TimeMark) => void): Promise<number> {
  const decodeLines = createLinesDecoder(program.source.schema, fieldsRead(program));
  let count = 0;
  for await (const lines of readLines(file)) {
    // Piece by piece, as the replay does it.
    const messages: (Event | TimeMark)[] = [];
    decodeLines(lines, (message) => {
      if (message.kind !== 'dead') messages.push(message);
      count++;
    });
    for (const message of messages) take(message);
  }
  return count;
}

async function whole(): Promise<number> {
  const engine = createEngine(program);
  transitions = 0;
  const count = await decode((message) => {
    transitions += engine.push(message).length;
  });
  transitions += engine.finish().length;
  return count;
}

async function engineAlone(events: readonly (Event | TimeMark)[]): Promise<number> {
  const engine = createEngine(program);
  for (const event of events) engine.push(event);
  engine.finish();
  return events.length;
}

/** Processor time tells more than the clock on a machine that does something else besides. */
async function measure(name: string, unit: string, run: () => Promise<number>): Promise<void> {
  const [begin, used] = [performance.now(), process.cpuUsage()];
  const count = await run();
  const ms = performance.now() - begin;
  const { user, system } = process.cpuUsage(used);
  const text = (perMs: number) =>
    Math.round(perMs * 1000)
      .toLocaleString('en')
      .padStart(13);
  const perProcessor = text((count * 1000) / (user + system));
  console.log(`${name.padEnd(22)}${text(count / ms)} ${unit} a second, ${perProcessor} a second of processor time`);
}

for (let round = 0; round < Number(rounds); round++) {
  await measure('read', 'bytes', read);
  await measure('read, decode', 'events', () => decode(() => {}));
  await measure('read, decode, engine', 'events', whole);
}
const events: (Event | TimeMark)[] = [];
await decode((message) => {
  if (events.length < kept) events.push(message);
});
for (let round = 0; round < Number(rounds); round++) await measure('engine', 'events', () => engineAlone(events));
console.log(`${transitions} transitions and late events`);
