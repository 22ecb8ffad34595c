import type { Program } from '../../compiler/ir/program.ts';
import { createDecoder } from '../event-log/decode.ts';
import { readLog } from '../event-log/read-log.ts';
import { createEngine } from '../reference/engine.ts';
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
  readonly memberships: Memberships;
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
  const decode = createDecoder(program.source.schema);
  const engine = createEngine(program, typeof until === 'number' ? { until } : {});
  const firstLate: LateEvent[] = [];
  const firstDead: DeadLine[] = [];
  let [events, late, dead] = [0, 0, 0];

  async function take(outputs: readonly Output[]): Promise<void> {
    const transitions: Transition[] = [];
    for (const output of outputs) {
      if (output.kind === 'transition') transitions.push(output.transition);
      else if (++late <= shown) firstLate.push(output.late);
    }
    if (transitions.length > 0) await onTransitions(transitions);
  }

  try {
    for await (const lines of readLog(file)) {
      const outputs: Output[] = [];
      for (const { line, bytes } of lines) {
        const message = decode(bytes);
        if (message.kind === 'dead') {
          if (++dead <= shown) firstDead.push({ line, cause: message.cause });
          continue;
        }
        if (message.kind === 'event') events++;
        for (const output of engine.push(message)) outputs.push(output);
      }
      await take(outputs);
      onProgress?.(lines.at(-1)?.line ?? 0);
    }
  } catch (error) {
    throw explainReadFailure(error, file);
  }
  if (until === null) await take(engine.finish());
  else await take(engine.advanceTo(until === 'last-event' ? engine.lastEventAt() : until));
  return { events, late, firstLate, dead, firstDead, memberships: engine.memberships() };
}
