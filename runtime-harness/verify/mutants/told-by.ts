import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { createDecoder } from '../../event-log/decode.ts';
import type { Mutant } from './mutate.ts';
import { castOf, startPlay } from './play.ts';

/** A recording among the fixtures. */
export interface Recording {
  readonly file: string;
  /** Whether somebody would notice when its timeline is another. */
  readonly hasExpectation: boolean;
}

/** What is played, and how recordings are read. */
export interface Playing {
  readonly program: Program;
  /** The segments to change. */
  readonly segments: readonly Segment[];
  /** The messages of a recording, a few at a time. */
  readonly read: (file: string) => AsyncIterable<readonly Uint8Array[]>;
}

/** The mutants of a segment. */
export const ofSegment = (mutants: readonly Mutant[], { id }: Segment): readonly Mutant[] =>
  mutants.filter(({ segment }) => segment === id);

/** What each recording tells; each is read once, with all segments at it. */
export async function toldBy(
  recordings: readonly Recording[],
  mutants: readonly Mutant[],
  { program, segments, read }: Playing,
): Promise<ReadonlyMap<string, ReadonlySet<Mutant>>> {
  const told = new Map<string, ReadonlySet<Mutant>>();
  for (const { file } of recordings) {
    const decode = createDecoder(program.source.schema);
    // An engine for each segment: at a deadline of one change, the changes of other segments need not be asked.
    const plays = segments
      .map((segment) => castOf(program, segment, ofSegment(mutants, segment)))
      .filter((cast) => cast.mutants.length > 0)
      .map(startPlay);
    for await (const messages of read(file)) {
      for (const message of messages) {
        const decoded = decode(message);
        for (const play of plays) play.push(decoded);
      }
    }
    told.set(file, new Set(plays.flatMap((play) => [...play.end()])));
  }
  return told;
}
