import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { eventsVersion, shopEvents } from './shop-events.ts';

/** Events that were made once. */
export interface Recording {
  /** Tells it from others; fit for the name of a topic. */
  readonly id: string;
  /** JSON lines, absolute. */
  readonly file: string;
  readonly events: number;
}

/** The recording of a seed and size, made below `folder` when it is not there yet. */
export function recordingOf(folder: string, seed: number, events: number): Recording {
  const id = `v${eventsVersion}-${seed}-${events}`;
  const file = join(folder, `events-${id}.jsonl`);
  if (!existsSync(file)) write(file, seed, events);
  return { id, file, events };
}

const linesAtOnce = 10_000;

function write(file: string, seed: number, events: number): void {
  mkdirSync(join(file, '..'), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  const output = openSync(draft, 'w');
  try {
    let lines: string[] = [];
    const flush = () => {
      if (lines.length > 0) writeSync(output, `${lines.join('\n')}\n`);
      lines = [];
    };
    for (const line of shopEvents(seed, events)) {
      if (lines.push(line) === linesAtOnce) flush();
    }
    flush();
  } finally {
    closeSync(output);
  }
  // Half a recording must never look like a whole one.
  renameSync(draft, file);
}
