import type { Program } from '../../compiler/ir/program.ts';
import type { Memberships } from '../reference/users.ts';
import type { Transition } from '../timeline/transition.ts';
import { startCounting, type Tallies } from './tallies.ts';
import { type Form, linesIn } from './timeline-text.ts';

/** What is to be told of a replay. Plain data, which can be given to a thread. */
export interface Telling {
  /** Of which segments, in the order of the program. */
  readonly segments: readonly string[];
  readonly form: Form;
}

/** Some transitions in their order, in the form that is wanted. */
export interface Told {
  readonly count: number;
  /** Written, each as a line with its end. */
  readonly lines: () => string | Buffer;
  readonly transitions: () => readonly Transition[];
}

export interface Teller {
  /** Of these transitions those that are to be told. */
  tell(decided: readonly Transition[]): Told;
  /** What was told, counted, and who is inside; all zero when it was told as JSON, where nobody asks. */
  tallies(memberships: () => Memberships): Tallies;
}

/** Has told nothing yet. */
export function createTeller(program: Program, { segments, form }: Telling): Teller {
  const isAll = segments.length === program.segments.length;
  const wanted = new Set(segments);
  const isCounted = form !== 'json';
  const toLines = linesIn(form);
  const counting = startCounting(segments);
  return {
    tell(decided) {
      const chosen = isAll ? decided : decided.filter(({ segment }) => wanted.has(segment));
      if (isCounted) for (const transition of chosen) counting.add(transition);
      return { count: chosen.length, lines: () => toLines(chosen), transitions: () => chosen };
    },
    tallies: (memberships) => counting.end(isCounted ? memberships() : new Map()),
  };
}
