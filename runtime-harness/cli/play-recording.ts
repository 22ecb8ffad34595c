import type { Program } from '../../compiler/ir/program.ts';
import { playShared } from './play-shared.ts';
import type { ReadCounts, ReadOptions } from './read-for-playing.ts';
import { replayLog } from './replay-log.ts';
import type { Tallies } from './tallies.ts';
import { createTeller, type Telling, type Told } from './teller.ts';

/** How a recording is played, and who hears of it. */
export interface PlayOptions extends ReadOptions {
  readonly telling: Telling;
  /** How many threads there are for it, this one included. */
  readonly workers: number;
  /** Takes some transitions, one at least; the replay goes on when they have been taken. */
  readonly onTold: (told: Told) => Promise<void>;
}

/** How a replay went that was told. */
export interface Played extends ReadCounts {
  readonly tallies: Tallies;
}

/** Plays the log in `file` (`-`: standard input) in flat memory, and tells the same with any number of threads. Fails as `readForPlaying` does. */
export async function playRecording(program: Program, file: string, options: PlayOptions): Promise<Played> {
  return options.workers === 1 ? playAlone(program, file, options) : playShared(program, file, options);
}

async function playAlone(program: Program, file: string, options: PlayOptions): Promise<Played> {
  const { tell, tallies } = createTeller(program, options.telling);
  const { memberships, ...counts } = await replayLog(program, file, {
    ...options,
    async onTransitions(transitions) {
      const told = tell(transitions);
      if (told.count > 0) await options.onTold(told);
    },
  });
  return { ...counts, tallies: tallies(memberships) };
}
