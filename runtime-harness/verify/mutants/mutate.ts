import { textOf } from '../../../compiler/check/proof/canonical.ts';
import { segmentMeaning } from '../../../compiler/ir/json.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { aimAt } from '../aim.ts';
import { triggerChanges } from './behaviours.ts';
import { type Change, change, enterPlace, exitPlace, inWhole } from './change.ts';
import { formulaChanges } from './formulas.ts';
import type { Surroundings } from './occurs.ts';
import { spanChanges } from './spans.ts';

/** A segment with one small change in it. */
export interface Mutant extends Omit<Change<Segment>, 'value'> {
  /** The id of the segment. */
  readonly segment: string;
  /** Another for each mutant of a program, of `[a-z0-9]` words joined by `-`, and telling. */
  readonly name: string;
  /** The change in words: "`for`: 29 minutes instead of 30 minutes". */
  readonly what: string;
  /** The segment as changed, under its own id. */
  readonly changed: Segment;
}

/**
 * All small changes of a segment's meaning, each valid IR and of another meaning than the rest; a change that is easily told stands before a finer one.
 *
 * @param names those of other mutants; the new ones are added
 */
export function mutantsOf(segment: Segment, program: Program, names = new Set<string>()): readonly Mutant[] {
  const known = new Set([meaningOf(segment)]);
  return segmentChanges(segment, program).flatMap(({ value, ...words }) => {
    if (known.has(meaningOf(value))) return [];
    known.add(meaningOf(value));
    const name = unusedName(`${segment.id} ${words.place} ${words.to}`, names);
    return [
      {
        ...words,
        segment: segment.id,
        name,
        what: `${words.place}: ${words.to} instead of ${words.from}`,
        changed: value,
      },
    ];
  });
}

const meaningOf = (segment: Segment) => textOf(segmentMeaning(segment));

function segmentChanges(segment: Segment, program: Program): readonly Change<Segment>[] {
  const { enter, exit, ttlMs } = segment;
  const around: Surroundings = {
    schema: program.source.schema,
    mentioned: aimAt(segment, program).types,
    per: null,
  };
  const entering: readonly Change<Segment['enter']>[] =
    enter.kind === 'combination'
      ? inWhole(formulaChanges(enter.formula, [enterPlace]), (formula) => ({ ...enter, formula }))
      : triggerChanges(enter, [enterPlace], around);
  const leaving: readonly Change<Segment['exit']>[] =
    exit === null
      ? []
      : [change(null, [exitPlace], 'this exit', 'no exit'), ...triggerChanges(exit, [exitPlace], around)];
  return [
    ...inWhole(entering, (enter) => ({ ...segment, enter })),
    ...inWhole(leaving, (exit) => ({ ...segment, exit })),
    ...inWhole(spanChanges(ttlMs, ['`ttl`']), (ttlMs) => ({ ...segment, ttlMs })),
  ];
}

const operatorWords: readonly (readonly [RegExp, string])[] = [
  [/!==/g, ' is-not '],
  [/===/g, ' is '],
  [/>=/g, ' at-least '],
  [/<=/g, ' at-most '],
  [/=>/g, ' '],
  [/>/g, ' more-than '],
  [/</g, ' less-than '],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/!/g, ' not '],
];
const longestName = 72;

function unusedName(words: string, names: Set<string>): string {
  const spelled = operatorWords.reduce((text, [sign, word]) => text.replace(sign, word), words).toLowerCase();
  const parts = spelled.match(/[a-z0-9]+/g) ?? [];
  const base = parts.reduce((name, part) => (name.length + part.length < longestName ? `${name}-${part}` : name));
  let name = base;
  for (let number = 2; names.has(name); number += 1) name = `${base}-${number}`;
  names.add(name);
  return name;
}
