import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import type { History } from '../history.ts';
import { cover } from './cover.ts';
import { equivalenceOf } from './equivalence.ts';
import { findHistories, type Search, type SearchOptions, shrinkFound } from './find-histories.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { castOf } from './play.ts';
import { createTeller, type Tells } from './replay-alone.ts';
import { tidied } from './tidy.ts';
import { ofSegment, type Playing, type Recording, toldBy } from './told-by.ts';

export interface JudgeOptions extends SearchOptions, Playing {
  readonly recordings: readonly Recording[];
  /** Runs a step, and measures it. */
  readonly step: <T>(name: string, work: (tell: (text: string) => void) => Promise<T>) => Promise<T>;
}

/** A change that no recording with an expectation tells from the rule as it is. */
export interface Unnoticed {
  readonly mutant: Mutant;
  /** Tells it, alone and of a user whose id is its name; null when none was found. Several changes can have the same. */
  readonly history: History | null;
  /** How many histories were tried when none was found, else 0. */
  readonly tried: number;
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
  const names = new Set<string>();
  const all = segments.flatMap((segment) => mutantsOf(segment, program, names));
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
  const proven = new Map<Mutant, string>();
  for (const mutant of open) {
    const original = segments.find(({ id }) => id === mutant.segment) as Segment;
    const argument = equivalenceOf(original, mutant, program.source.schema);
    if (argument !== null) proven.set(mutant, argument);
  }
  const { found, tried } =
    open.length === 0
      ? nothingFound
      : await step(`look for histories that tell ${open.length} changes`, (tell) =>
          historiesFor(open, new Set(proven.keys()), options, tell),
        );

  const [unnoticed, equivalents]: [Unnoticed[], { mutant: Mutant; argument: string }[]] = [[], []];
  for (const mutant of open) {
    const history = found.get(mutant) ?? null;
    // A history is stronger than any argument.
    const argument = history === null ? proven.get(mutant) : undefined;
    if (argument !== undefined) equivalents.push({ mutant, argument });
    else {
      const wouldTell = [...toldByRest].filter(([, told]) => told.has(mutant)).map(([file]) => file);
      unnoticed.push({ mutant, history, tried: tried.get(mutant) ?? 0, wouldTell });
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

const nothingFound: Search = { found: new Map(), tried: new Map() };

/** A search of each segment; what is found is made small, and as few as will do. */
async function historiesFor(
  open: readonly Mutant[],
  proven: ReadonlySet<Mutant>,
  { program, segments, seed, histories }: JudgeOptions,
  tell: (text: string) => void,
): Promise<Search> {
  const tells = createTeller(program);
  const [found, tried] = [new Map<Mutant, History>(), new Map<Mutant, number>()];
  for (const segment of segments) {
    const wanted = ofSegment(open, segment);
    if (wanted.length === 0) continue;
    tell(`look for histories that tell changes of ${segment.id}`);
    // Lets the display of progress go on.
    await new Promise((resolve) => setImmediate(resolve));
    const search = await findHistories(program, segment, wanted, proven, { seed, histories }, tells);
    const shrunk = await shrinkFound(program, segment, search.found, tells);
    for (const [mutant, history] of fewest(program, segment, shrunk, tells)) found.set(mutant, history);
    for (const [mutant, many] of search.tried) tried.set(mutant, many);
  }
  return { found, tried };
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
