import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { generateHistories } from '../generate.ts';
import type { History } from '../history.ts';
import { shrinkHistories } from '../shrink.ts';
import type { Mutant } from './mutate.ts';
import { castOf, withMembers } from './play.ts';
import type { Tells } from './replay-alone.ts';

export interface SearchOptions {
  readonly seed: number;
  /** How many are aimed at the rule as it is; at each changed rule that none of them tells, twice as many are. */
  readonly histories: number;
}

/** How many histories are tried before what they tell is no longer asked about. */
const batch = 100;

/** For each mutant of a segment, one made-up history that tells it from the rule as it is, if any was found. */
export function findHistories(
  program: Program,
  original: Segment,
  mutants: readonly Mutant[],
  { seed, histories }: SearchOptions,
  tells: Tells,
): ReadonlyMap<Mutant, History> {
  const found = new Map<Mutant, History>();
  const look = (aimedAt: Segment, many: number, wanted: readonly Mutant[]) => {
    const aimed = historiesAt(program, aimedAt, { seed, histories: many });
    let open = wanted;
    for (let from = 0; from < aimed.length && open.length > 0; from += batch) {
      const cast = castOf(program, original, open);
      for (const history of aimed.slice(from, from + batch)) {
        for (const mutant of tells(history, cast)) {
          const known = found.get(mutant);
          if (known === undefined || history.messages.length < known.messages.length) found.set(mutant, history);
        }
      }
      open = open.filter((mutant) => !found.has(mutant));
    }
  };
  look(original, histories, mutants);
  for (const mutant of mutants) if (!found.has(mutant)) look(mutant.changed, 2 * histories, [mutant]);
  return found;
}

/** Histories aimed at a segment alone. */
function historiesAt(program: Program, segment: Segment, options: SearchOptions): readonly History[] {
  const segments = withMembers(program, segment);
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
  // The user's name says which mutant a history is about, whatever is left out of it.
  const named = mutants.map((mutant) => ({ ...(found.get(mutant) as History), userId: mutant.name }));
  const shrunk = await shrinkHistories(named, async (candidates) =>
    candidates.map((candidate) => {
      const cast = casts.get(candidate.userId);
      return cast !== undefined && tells(candidate, cast).size > 0;
    }),
  );
  return new Map(mutants.map((mutant, index) => [mutant, shrunk[index] as History]));
}
