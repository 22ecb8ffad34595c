import type { Program } from '../../compiler/ir/program.ts';
import type { Transition } from '../reference/output.ts';
import { createPlayer } from '../reference/player.ts';
import type { Memberships } from '../reference/users.ts';
import { type ReadCounts, type ReadOptions, readForPlaying } from './read-for-playing.ts';

/** How a replay went. */
export interface ReplayResult extends ReadCounts {
  /** Who is in which segment at the end: put together when it is asked for. */
  readonly memberships: () => Memberships;
}

export interface ReplayOptions extends ReadOptions {
  /** Takes the transitions of a few lines, as soon as they are decided; the replay goes on when it has taken them. */
  readonly onTransitions: (transitions: readonly Transition[]) => Promise<void>;
}

/** Replays the log in `file` (`-`: standard input) in this thread and in flat memory. Fails as `readForPlaying` does. */
export async function replayLog(program: Program, file: string, options: ReplayOptions): Promise<ReplayResult> {
  const { add, decideUntil, memberships } = createPlayer(program.segments);
  const counts = await readForPlaying(program, file, options, {
    add,
    addPlain: ({ event }) => add(event()),
    async decideUntil(instant) {
      const transitions = decideUntil(instant);
      if (transitions.length > 0) await options.onTransitions(transitions);
    },
  });
  return { ...counts, memberships };
}
