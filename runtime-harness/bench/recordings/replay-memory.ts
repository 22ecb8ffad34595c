// Shows that a replay stays in flat memory, million by million, after a build:
// `node --expose-gc dist/runtime-harness/bench/recordings/replay-memory.js .segc/recordings/shop-10000000.jsonl`.
import { replayLog } from '../../cli/replay-log.ts';
import { loadGeneratedProgram } from '../../program/load-generated.ts';

const [file = '.segc/recordings/shop-10000000.jsonl'] = process.argv.slice(2);
const every = 1_000_000;
let transitions = 0;
let next = every;

/** What is in use once the garbage has gone, and what the process has of the machine. */
function show(events: number): void {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const [used, resident] = [heapUsed, rss].map((bytes) => `${Math.round(bytes / 1e6)} MB`.padStart(7));
  console.log(
    `${events.toLocaleString('en').padStart(11)} events  ${used} used  ${resident} resident  ${transitions} transitions`,
  );
}

await replayLog(await loadGeneratedProgram('generated/ir.json'), file, {
  until: null,
  onTransitions: async (some) => {
    transitions += some.length;
  },
  onProgress(lines) {
    if (lines < next) return;
    next += every;
    show(lines);
  },
});
