import { on } from 'node:events';
import type { Program } from '../../compiler/ir/program.ts';
import type { PlainDecoder } from '../event-log/decode-plain.ts';
import type { Event } from '../event-log/event.ts';
import { createEventRowWriter, type EventRows } from '../event-log/event-rows.ts';
import type { PackedLines } from './packed-lines.ts';
import { startWorker } from './start-worker.ts';
import type { Tallies } from './tallies.ts';
import type { Telling } from './teller.ts';

/** What a thread that plays a share of the users begins with. */
export interface ShareTask {
  readonly program: Program;
  readonly telling: Telling;
}

/** What it is asked, one after the other: what the next events of its users decide up to an instant, epoch ms; and at last what has become of all. */
export type ShareQuestion =
  | { readonly ask: 'play'; readonly rows: EventRows; readonly lines: Uint8Array; readonly until: number }
  | { readonly ask: 'tallies' };

/** Its answer. */
export type ShareAnswer<Ask extends ShareQuestion['ask']> = {
  readonly play: PackedLines;
  readonly tallies: Tallies;
}[Ask];

/** A thread that plays a share of the users. What goes wrong in it is thrown where its answer is waited for. */
export interface ShareThread {
  /** An event of one of them has come that is not late. */
  add(event: Event): void;
  /** The same, of an event that is plain, and not made yet. */
  addPlain(plain: PlainDecoder): void;
  /** Begins to play what has come with these lines, until an instant, epoch ms. */
  play(until: number, lines: Uint8Array): void;
  /** What that has decided; to be asked once for each time. */
  decided(): Promise<PackedLines>;
  /** What was told, counted; to be asked when all that was played has been decided. */
  tallies(): Promise<Tallies>;
  /** Stops it, whatever it does. */
  end(): Promise<unknown>;
}

/** Starts a thread, which has to be ended. */
export function startShareThread(task: ShareTask): ShareThread {
  const worker = startWorker(task);
  const answers = on(worker, 'message');
  const { add, addPlain, take } = createEventRowWriter();
  const ask = (question: ShareQuestion, moved: readonly ArrayBuffer[] = []) => worker.postMessage(question, moved);
  const answer = async () => (await answers.next()).value[0];
  return {
    add,
    addPlain,
    play(until, lines) {
      const rows = take();
      const own = new Uint8Array(lines);
      ask({ ask: 'play', rows, lines: own, until }, [own.buffer, rows.places.buffer, rows.numbers.buffer]);
    },
    decided: answer,
    async tallies() {
      ask({ ask: 'tallies' });
      return answer();
    },
    end: () => worker.terminate(),
  };
}
