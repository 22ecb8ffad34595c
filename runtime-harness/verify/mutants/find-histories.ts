import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { aimAt } from '../aim.ts';
import { generateHistories } from '../generate.ts';
import type { History } from '../history.ts';
import { shrinkHistories } from '../shrink.ts';
import { type Mutant, mutantsOf } from './mutate.ts';
import { nearby } from './nearby.ts';
import { castOf } from './play.ts';
import type { Tells } from './replay-alone.ts';

export interface SearchOptions {
  readonly seed: number;
  /** How many are aimed at the rule as it is; at each changed rule that none of them tells, twice as many are. */
  readonly histories: number;
}

/** What a search came to. */
export interface Search {
  /** For a mutant, a history that tells it from the rule as it is. */
  readonly found: ReadonlyMap<Mutant, History>;
  /** For a mutant of which none was found, how many histories were tried. */
  readonly tried: ReadonlyMap<Mutant, number>;
}

/** How many histories are tried before what they tell is no longer asked about. */
const batch = 100;

/**
 * Looks for histories that tell mutants of a segment from it: made up for the segment, then for the mutant, and at last such as tell any other
 * of the segment's mutants with their times moved.
 *
 * @param proven mutants that are known to be equivalent: for them the last is not tried
 */
export async function findHistories(
  program: Program,
  original: Segment,
  mutants: readonly Mutant[],
  proven: ReadonlySet<Mutant>,
  { seed, histories }: SearchOptions,
  tells: Tells,
): Promise<Search> {
  const aimed = historiesAt(program, original, { seed, histories });
  const found = toldFirst(program, original, mutants, aimed, tells);
  const tried = new Map<Mutant, number>();
  for (const mutant of mutants) {
    if (found.has(mutant)) continue;
    const others = historiesAt(program, mutant.changed, { seed, histories: 2 * histories });
    tried.set(mutant, aimed.length + others.length);
    for (const [told, history] of toldFirst(program, original, [mutant], others, tells)) found.set(told, history);
  }
  const left = mutants.filter((mutant) => !found.has(mutant) && !proven.has(mutant));
  if (left.length > 0) {
    const guides = toldFirst(program, original, mutantsOf(original, program), aimed, tells);
    const small = await shrinkFound(program, original, guides, tells);
    for (const mutant of left) {
      const { spans } = aimAt(mutant.changed, program);
      const variations = [...small.values()].flatMap((history) =>
        nearby(history, [...spans, ...aimAt(original, program).spans]),
      );
      tried.set(mutant, (tried.get(mutant) ?? 0) + variations.length);
      for (const [told, history] of toldFirst(program, original, [mutant], variations, tells)) found.set(told, history);
    }
  }
  return { found, tried };
}

/** Of each mutant that one of the histories tells, the shortest of the first that do. */
function toldFirst(
  program: Program,
  original: Segment,
  mutants: readonly Mutant[],
  histories: readonly History[],
  tells: Tells,
): Map<Mutant, History> {
  const found = new Map<Mutant, History>();
  let open = mutants;
  for (let from = 0; from < histories.length && open.length > 0; from += batch) {
    const cast = castOf(program, original, open);
    for (const history of histories.slice(from, from + batch)) {
      for (const mutant of tells(history, cast)) {
        const known = found.get(mutant);
        if (known === undefined || history.messages.length < known.messages.length) found.set(mutant, history);
      }
    }
    open = open.filter((mutant) => !found.has(mutant));
  }
  return found;
}

/** Histories aimed at a segment alone. */
function historiesAt(program: Program, segment: Segment, options: SearchOptions): readonly History[] {
  const segments = segmentsBehind(segment, program.segments);
  return generateHistories({ ...program, segments }, options).filter((history) => history.segment === segment.id);
}

/** The same histories made smaller; each still tells its mutant. */
export async function shrinkFound(
  program: Program,
  original: Segment,
  found: ReadonlyMap<Mutant, History>,
  tells: Tells,
): Promise<ReadonlyMap<Mutant, History>> {
  const mutants = [...found.keys()];
  const casts = new Map(mutants.map((mutant) => [mutant.name, castOf(program, original, [mutant])]));
  const large = mutants.map((mutant) => found.get(mutant) as History);
  const shrunk = await shrinkHistories(large, async (candidates) =>
    candidates.map(({ history, of }) => {
      const cast = casts.get(mutants[of]?.name ?? '');
      return cast !== undefined && tells(history, cast).size > 0;
    }),
  );
  return new Map(mutants.map((mutant, index) => [mutant, shrunk[index] as History]));
}
