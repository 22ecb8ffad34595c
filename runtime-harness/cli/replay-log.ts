import type { Program } from '../../compiler/ir/program.ts';
import type { Decoded } from '../event-log/decode.ts';
import { createLinesDecoder } from '../event-log/decode-lines.ts';
import type { Event, TimeMark } from '../event-log/event.ts';
import { readLines } from '../event-log/read-log.ts';
import { createEngine } from '../reference/engine.ts';
import { fieldsRead } from '../reference/fields-read.ts';
import type { LateEvent, Output, Transition } from '../reference/output.ts';
import type { Memberships } from '../reference/users.ts';
import { explainReadFailure } from './read-failure.ts';
import type { Until } from './until.ts';

/** A line that was no event. */
export interface DeadLine {
  /** 1-based. */
  readonly line: number;
  readonly cause: string;
}

/** How a replay went. */
export interface ReplayResult {
  readonly events: number;
  readonly late: number;
  /** The first late events. */
  readonly firstLate: readonly LateEvent[];
  readonly dead: number;
  /** The first dead lines. */
  readonly firstDead: readonly DeadLine[];
  /** Who is in which segment at the end: put together when it is asked for. */
  readonly memberships: () => Memberships;
}

export interface ReplayOptions {
  /** null: until every absence and session that is pending at the end of the file has been decided by silence. */
  readonly until: Until | null;
  /** Takes the transitions of a few lines, as soon as they are decided; the replay goes on when it has taken them. */
  readonly onTransitions: (transitions: readonly Transition[]) => Promise<void>;
  /** Number of lines read so far. */
  readonly onProgress?: (lines: number) => void;
}

const shown = 10;

/** Replays the log in `file` (`-`: standard input) in flat memory. */
export async function replayLog(program: Program, file: string, options: ReplayOptions): Promise<ReplayResult> {
  const { until, onTransitions, onProgress } = options;
  const decode = createLinesDecoder(program.source.schema, fieldsRead(program));
  const engine = createEngine(program, typeof until === 'number' ? { until } : {});
  const firstLate: LateEvent[] = [];
  const firstDead: DeadLine[] = [];
  let [events, late, dead] = [0, 0, 0];

  /** All messages of a piece are decoded, and then all are played: each of the two is faster when it stays at it. */
  let decoded: (Event | TimeMark)[] = [];
  let decided: Transition[] = [];
  let lastLine = 0;

  function collect(message: Decoded, line: number): void {
    lastLine = line;
    if (message.kind === 'event') events++;
    if (message.kind !== 'dead') decoded.push(message);
    else if (++dead <= shown) firstDead.push({ line, cause: message.cause });
  }

  function play(): void {
    take(engine.pushAll(decoded));
    decoded = [];
  }

  function take(outputs: readonly Output[]): void {
    for (const output of outputs) {
      if (output.kind === 'transition') decided.push(output.transition);
      else if (++late <= shown) firstLate.push(output.late);
    }
  }

  async function tell(): Promise<void> {
    const transitions = decided;
    decided = [];
    if (transitions.length > 0) await onTransitions(transitions);
  }

  try {
    for await (const lines of readLines(file)) {
      decode(lines, collect);
      play();
      await tell();
      onProgress?.(lastLine);
    }
  } catch (error) {
    throw explainReadFailure(error, file);
  }
  if (until === null) take(engine.finish());
  else take(engine.advanceTo(until === 'last-event' ? engine.lastEventAt() : until));
  await tell();
  return { events, late, firstLate, dead, firstDead, memberships: engine.memberships };
}
