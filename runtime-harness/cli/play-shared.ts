import type { Program } from '../../compiler/ir/program.ts';
import { userIdPlace } from '../event-log/decode-plain.ts';
import { shareOf } from '../event-log/share.ts';
import { mergeLines } from './packed-lines.ts';
import type { Played, PlayOptions } from './play-recording.ts';
import { readForPlaying, type Stage } from './read-for-playing.ts';
import { ReplayError } from './replay-error.ts';
import { type ShareThread, startShareThread } from './share-thread.ts';
import { addTallies } from './tallies.ts';

/** So many pieces of the log are read ahead of the thread that is behind the others: more would only take memory. */
const mostAhead = 8;

/**
 * Plays a recording in several threads, two at least. This one reads it, keeps event time, and knows what is late; each of the others plays a share of the
 * users, of whom none depends on another. After each piece of the log event time stands at the same instant for all (SEMANTICS §8), so that
 * what they have decided by then is all that is decided by then, and needs only to be merged.
 */
export async function playShared(program: Program, file: string, options: PlayOptions): Promise<Played> {
  const { telling, workers, onTold } = options;
  const threads = Array.from({ length: workers - 1 }, () => startShareThread({ program, telling }));
  let ahead = 0;

  function threadOf(bytes: Uint8Array, from: number, to: number): ShareThread {
    return threads[shareOf(bytes, from, to, threads.length)] as ShareThread;
  }

  async function tellNext(): Promise<void> {
    const told = mergeLines(await Promise.all(threads.map(({ decided }) => decided())));
    ahead--;
    if (told.count > 0) await onTold(told);
  }

  async function tellAll(): Promise<void> {
    while (ahead > 0) await tellNext();
  }

  const stage: Stage = {
    add(event) {
      const userId = Buffer.from(event.userId);
      threadOf(userId, 0, userId.length).add(event);
    },
    addPlain(plain) {
      const { starts, ends } = plain;
      threadOf(plain.bytes(), starts[userIdPlace] as number, ends[userIdPlace] as number).addPlain(plain);
    },
    async decideUntil(instant, lines) {
      for (const { play } of threads) play(instant, lines);
      if (++ahead > mostAhead) await tellNext();
    },
  };

  try {
    const counts = await readForPlaying(program, file, options, stage).catch(async (error: unknown) => {
      // What could be read is told, as one thread would have told it by now.
      if (error instanceof ReplayError) await tellAll();
      throw error;
    });
    await tellAll();
    return { ...counts, tallies: addTallies(await Promise.all(threads.map(({ tallies }) => tallies()))) };
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}
