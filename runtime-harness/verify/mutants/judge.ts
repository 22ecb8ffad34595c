import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { createDecoder } from '../../event-log/decode.ts';
import type { History } from '../history.ts';
import { cover } from './cover.ts';
import { equivalenceOf } from './equivalence.ts';
import { findHistories, type SearchOptions, shrinkFound } from './find-histories.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { castOf, startPlay } from './play.ts';
import { createTeller, type Tells } from './replay-alone.ts';
import { tidied } from './tidy.ts';

/** A recording among the fixtures. */
export interface Recording {
  readonly file: string;
  /** Whether somebody would notice when its timeline is another. */
  readonly hasExpectation: boolean;
}

export interface JudgeOptions extends SearchOptions {
  readonly program: Program;
  /** The segments to change. */
  readonly segments: readonly Segment[];
  readonly recordings: readonly Recording[];
  /** The messages of a recording, a few at a time. */
  readonly read: (file: string) => AsyncIterable<readonly Uint8Array[]>;
  /** Runs a step, and measures it. */
  readonly step: <T>(name: string, work: (tell: (text: string) => void) => Promise<T>) => Promise<T>;
}

/** A change that no recording with an expectation tells from the rule as it is. */
export interface Unnoticed {
  readonly mutant: Mutant;
  /** Tells it, alone and of a user whose id is its name; null when none was found. Several changes can have the same. */
  readonly history: History | null;
  /** Recordings that would tell it if they had an expectation. */
  readonly wouldTell: readonly string[];
}

export interface SegmentVerdict {
  readonly id: string;
  readonly mutants: number;
  readonly noticed: number;
  readonly equivalent: number;
}

export interface Verdict {
  /** In the order of the segments. */
  readonly segments: readonly SegmentVerdict[];
  readonly unnoticed: readonly Unnoticed[];
  /** Changes that change nothing, each with an argument that has been checked. */
  readonly equivalents: readonly { readonly mutant: Mutant; readonly argument: string }[];
}

/** Which small changes of rules the fixtures notice; and of the others, histories that tell them. Nothing but the replay runs. */
export async function judgeFixtures(options: JudgeOptions): Promise<Verdict> {
  const { program, segments, recordings, step } = options;
  const all = segments.flatMap((segment) => mutantsOf(segment, program));
  const expected = recordings.filter(({ hasExpectation }) => hasExpectation);
  const noticed = await step(`replay the recordings with ${all.length} changes`, () =>
    toldBy(expected, all, options).then((told) => new Set([...told.values()].flatMap((each) => [...each]))),
  );
  const open = all.filter((mutant) => !noticed.has(mutant));
  const rest = recordings.filter(({ hasExpectation }) => !hasExpectation);
  const toldByRest =
    open.length === 0 || rest.length === 0
      ? new Map<string, ReadonlySet<Mutant>>()
      : await step('replay the recordings without an expectation', () => toldBy(rest, open, options));
  const histories =
    open.length === 0
      ? new Map<Mutant, History>()
      : await step(`look for histories that tell ${open.length} changes`, (tell) => historiesFor(open, options, tell));

  const [unnoticed, equivalents]: [Unnoticed[], { mutant: Mutant; argument: string }[]] = [[], []];
  for (const mutant of open) {
    const history = histories.get(mutant) ?? null;
    const original = segments.find(({ id }) => id === mutant.segment) as Segment;
    // A history is stronger than any argument.
    const argument = history === null ? equivalenceOf(original, mutant, program.source.schema) : null;
    if (argument !== null) equivalents.push({ mutant, argument });
    else {
      const wouldTell = [...toldByRest].filter(([, told]) => told.has(mutant)).map(([file]) => file);
      unnoticed.push({ mutant, history, wouldTell });
    }
  }
  const count = (mutants: readonly Mutant[], id: string) => mutants.filter(({ segment }) => segment === id).length;
  const ofSegments = segments.map(({ id }) => ({
    id,
    mutants: count(all, id),
    noticed: count([...noticed], id),
    equivalent: count(
      equivalents.map(({ mutant }) => mutant),
      id,
    ),
  }));
  return { segments: ofSegments, unnoticed, equivalents };
}

/** What each recording tells; each is read once, with all segments at it. */
async function toldBy(
  recordings: readonly Recording[],
  mutants: readonly Mutant[],
  { program, segments, read }: JudgeOptions,
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

const ofSegment = (mutants: readonly Mutant[], { id }: Segment) => mutants.filter(({ segment }) => segment === id);

async function historiesFor(
  open: readonly Mutant[],
  { program, segments, seed, histories }: JudgeOptions,
  tell: (text: string) => void,
): Promise<ReadonlyMap<Mutant, History>> {
  const tells = createTeller(program);
  const all = new Map<Mutant, History>();
  for (const segment of segments) {
    const wanted = ofSegment(open, segment);
    if (wanted.length === 0) continue;
    tell(`look for histories that tell changes of ${segment.id}`);
    // Lets the display of progress go on.
    await new Promise((resolve) => setImmediate(resolve));
    const found = findHistories(program, segment, wanted, { seed, histories }, tells);
    const shrunk = await shrinkFound(program, segment, found, tells);
    for (const [mutant, history] of fewest(program, segment, shrunk, tells)) all.set(mutant, history);
  }
  return all;
}

/** As few histories as tell all that these tell, tidied. */
function fewest(
  program: Program,
  segment: Segment,
  found: ReadonlyMap<Mutant, History>,
  tells: Tells,
): ReadonlyMap<Mutant, History> {
  const mutants = [...found.keys()];
  const cast = castOf(program, segment, mutants);
  const told = new Map(
    [...found].map(([mutant, history]) => {
      const untouched = tells(history, cast);
      const stillTells = (each: History) => [...untouched].every((other) => tells(each, cast).has(other));
      return [tidied(history, mutant.name, stillTells), untouched] as const;
    }),
  );
  const chosen = [...cover(told)].flatMap(([history, does]) => does.map((mutant) => [mutant, history] as const));
  return new Map(chosen);
}
