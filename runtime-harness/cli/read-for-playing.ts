import type { Program } from '../../compiler/ir/program.ts';
import type { Decoded } from '../event-log/decode.ts';
import { createLinesDecoder } from '../event-log/decode-lines.ts';
import type { PlainDecoder } from '../event-log/decode-plain.ts';
import type { Event } from '../event-log/event.ts';
import { readLines } from '../event-log/read-log.ts';
import { startEventTime } from '../reference/event-time.ts';
import { fieldsRead } from '../reference/fields-read.ts';
import { silenceOf } from '../reference/silence.ts';
import { explainReadFailure } from './read-failure.ts';
import type { Until } from './until.ts';

/** A line that was no event. */
export interface DeadLine {
  /** 1-based. */
  readonly line: number;
  readonly cause: string;
}

/** What was read. */
export interface ReadCounts {
  readonly events: number;
  readonly late: number;
  /** The first late events. */
  readonly firstLate: readonly Event[];
  readonly dead: number;
  /** The first dead lines. */
  readonly firstDead: readonly DeadLine[];
}

export interface ReadOptions {
  /** null: until every absence and session that is pending at the end of the file has been decided by silence. */
  readonly until: Until | null;
  /** Number of lines read so far. */
  readonly onProgress?: (lines: number) => void;
}

/** What plays that which is read. */
export interface Stage {
  /** An event has come that is not late. */
  readonly add: (event: Event) => void;
  /** The same, of an event that is plain, and not made yet. */
  readonly addPlain: (plain: PlainDecoder) => void;
  /** These lines have been read, and event time has reached an instant, epoch ms; reading goes on when this is done. */
  readonly decideUntil: (instant: number, lines: Uint8Array) => Promise<void>;
}

const shown = 10;

/**
 * Reads the log in `file` (`-`: standard input) in flat memory, and gives it to a stage piece by piece: all events of a piece, and then how far they
 * have brought event time (SEMANTICS §8), and at last how far the replay goes.
 *
 * @throws ReplayError when the file cannot be read
 */
export async function readForPlaying(
  program: Program,
  file: string,
  { until, onProgress }: ReadOptions,
  { add, addPlain, decideUntil }: Stage,
): Promise<ReadCounts> {
  const decode = createLinesDecoder(program.source.schema, fieldsRead(program));
  const time = startEventTime(1, program.source.latenessMs);
  const mostUntil = typeof until === 'number' ? until : Number.POSITIVE_INFINITY;
  const firstLate: Event[] = [];
  const firstDead: DeadLine[] = [];
  let [events, late, dead] = [0, 0, 0];
  let lastLine = 0;

  /** An event has been read; whether it is to be played. */
  function hasCome(ts: number, idsOf: () => Event): boolean {
    events++;
    if (!time.event(ts)) return ts <= mostUntil;
    if (++late <= shown) firstLate.push(idsOf());
    return false;
  }

  function take(message: Decoded, line: number): void {
    lastLine = line;
    if (message.kind === 'mark') time.mark(message.ts);
    else if (message.kind === 'event') {
      if (hasCome(message.ts, () => message)) add(message);
    } else if (++dead <= shown) firstDead.push({ line, cause: message.cause });
  }

  function takePlain(plain: PlainDecoder, line: number): void {
    lastLine = line;
    if (hasCome(plain.ts(), plain.event)) addPlain(plain);
  }

  try {
    for await (const lines of readLines(file)) {
      decode(lines, take, takePlain);
      await decideUntil(Math.min(time.watermark(), mostUntil), lines);
      onProgress?.(lastLine);
    }
  } catch (error) {
    throw explainReadFailure(error, file);
  }
  const silenceEnd = time.lastEventAt() + silenceOf(program.segments);
  const end = until === null ? silenceEnd : until === 'last-event' ? time.lastEventAt() : until;
  await decideUntil(end, new Uint8Array(0));
  return { events, late, firstLate, dead, firstDead };
}
