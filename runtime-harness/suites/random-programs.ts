import fc from 'fast-check';
import { buildProgram } from '../../compiler/build.ts';
import { type Formula, segmentsBehind } from '../../compiler/ir/combination.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Schema } from '../../compiler/ir/schema.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { constructs, nameOf } from './constructs.ts';
import { constructsIn } from './constructs-in.ts';
import { planningCost } from './planning-cost.ts';
import { predicateFields } from './random-predicate.ts';
import { randomSegments, smallWords, type Words } from './random-rules.ts';
import { lateness } from './small-program.ts';

/** Three types of events, each with the fields of the small programs and those of the random predicates. */
const schema: Schema = {
  types: Object.fromEntries(
    Object.entries(smallWords.schema.types).map(([type, fields]) => [type, { ...fields, ...predicateFields }]),
  ),
};
const words: Words = { ...smallWords, schema, hasPredicates: true };

/** Rules that belong together: one, or a combination and those that it looks at. */
interface Unit {
  readonly segments: readonly Segment[];
  readonly constructs: ReadonlySet<string>;
  readonly cost: number;
}

export interface RandomProgramsOptions {
  /** Same seed, same programs. */
  readonly seed: number;
  /** How many rules there are at least. */
  readonly rules: number;
  /** In how many rules each construct of the language occurs at least. */
  readonly timesEach: number;
  /** Planning takes Flink longer the more rules are in one program. */
  readonly rulesInProgram: number;
}

/**
 * Random programs over the whole language. Of many random rules those are taken that have what is still wanted and take Flink least to plan.
 *
 * @throws when so many random rules do not have every construct often enough
 */
export function randomPrograms(options: RandomProgramsOptions): readonly Program[] {
  const { rules, timesEach, rulesInProgram } = options;
  const missing = new Map(constructs.map((construct) => [nameOf(construct), timesEach]));
  const units = [...randomUnits(options)];
  const chosen: Unit[] = [];
  let many = 0;
  while (many < rules || [...missing.values()].some((times) => times > 0)) {
    const best = takeBest(units, missing);
    if (best === undefined)
      throw new Error(`too few random rules have ${[...missing].filter(([, times]) => times > 0)}`);
    chosen.push(best);
    many += best.segments.length;
    for (const name of best.constructs) missing.set(name, (missing.get(name) ?? 0) - 1);
  }
  return packed(chosen, rulesInProgram);
}

/** Takes the unit out that brings most of what is missing for its cost. */
function takeBest(units: Unit[], missing: ReadonlyMap<string, number>): Unit | undefined {
  const worth = ({ constructs: names, cost }: Unit) =>
    ([...names].filter((name) => (missing.get(name) ?? 0) > 0).length + 0.01) / (cost + costOfAny);
  let [place, most] = [-1, 0];
  units.forEach((unit, index) => {
    const ofUnit = worth(unit);
    if (ofUnit > most) [place, most] = [index, ofUnit];
  });
  return place === -1 ? undefined : units.splice(place, 1)[0];
}

/** What a rule costs beside its planning, in the same measure. */
const costOfAny = 60_000;

/** How many random rules are looked at for one that is taken. */
const poolFactor = 30;

function* randomUnits({ seed, rules }: RandomProgramsOptions): Generator<Unit> {
  const behaviours = 6;
  const samples = fc.sample(randomSegments(words, 'r', behaviours), {
    seed,
    numRuns: Math.ceil((rules * poolFactor) / behaviours),
  });
  for (const [number, sample] of samples.entries()) {
    for (const segment of sample) {
      const together = segmentsBehind(segment, sample);
      const prefix = `${number}-${segment.id}`;
      const segments = together.map((each) =>
        renamed(each, (id) => (each === segment && id === segment.id ? prefix : `${prefix}-${id}`)),
      );
      const names = new Set(segments.flatMap((each) => [...constructsIn(each).keys()]));
      yield {
        segments,
        constructs: names,
        cost: planningCost(buildProgram(programOf(segments), { plan: 'readable' })),
      };
    }
  }
}

function renamed(segment: Segment, nameFor: (id: string) => string): Segment {
  const { enter } = segment;
  return {
    ...segment,
    id: nameFor(segment.id),
    enter: enter.kind === 'combination' ? { ...enter, formula: withNames(enter.formula, nameFor) } : enter,
  };
}

function withNames(formula: Formula, nameFor: (id: string) => string): Formula {
  if (formula.kind === 'member') return { ...formula, segment: nameFor(formula.segment) };
  if (formula.kind === 'not') return { ...formula, of: withNames(formula.of, nameFor) };
  return { ...formula, of: formula.of.map((part) => withNames(part, nameFor)) };
}

/** Units put together until a program has enough rules. */
function packed(units: readonly Unit[], rulesInProgram: number): readonly Program[] {
  const programs: Segment[][] = [];
  for (const { segments } of units) {
    const last = programs.at(-1);
    if (last === undefined || last.length + segments.length > rulesInProgram) programs.push([...segments]);
    else last.push(...segments);
  }
  return programs.map(programOf);
}

function programOf(segments: readonly Segment[]): Program {
  const source = { topic: 'random', latenessMs: lateness, retentionMs: null, schema: schemaFor(segments) };
  return { source, segments: [...segments].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The fields that segments look at, and those of the small programs: with all of them Flink would plan rows of dozens of columns. */
function schemaFor(segments: readonly Segment[]): Schema {
  const text = JSON.stringify(segments);
  return {
    types: Object.fromEntries(
      Object.entries(schema.types).map(([type, fields]) => [
        type,
        Object.fromEntries(
          Object.entries(fields).filter(([name]) => !(name in predicateFields) || text.includes(JSON.stringify(name))),
        ),
      ]),
    ),
  };
}
