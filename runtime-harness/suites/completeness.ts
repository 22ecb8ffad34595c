import { membersOf } from '../../compiler/ir/combination.ts';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import type { Program } from '../programs/program.ts';
import { type Construct, nameOf } from './constructs.ts';
import { constructsIn } from './constructs-in.ts';

/** What is known of the language, for `gapsOf` to look for a construct in. */
export interface Evidence {
  /** The rules of the programs, as the compiler has read them. */
  readonly rules: Rules;
  readonly programs: readonly Program[];
  /** Ids of the programs of which the replay says what is expected. */
  readonly agreeing: ReadonlySet<string>;
  /** The segments of the examples under each clause of SEMANTICS.md. */
  readonly examples: ReadonlyMap<string, readonly Segment[]>;
  /** Names or groups of constructs of which a misuse has been refused. */
  readonly refused: ReadonlySet<string>;
  /** The kinds of the relations to which rules are lowered. */
  lower(rules: Rules): ReadonlySet<string>;
  /** Fails where the replay cannot interpret. */
  interpret(rules: Rules): void;
  /** The kinds of relations of which one says that a construct has been lowered; none when it becomes a part of others. */
  relationsOf(construct: Construct): readonly string[];
}

/** Constructs that the examples of their own clause must show. */
const shown = new Set(['behaviour', 'session', 'metric', 'formula', 'membership']);

/** What a construct lacks of all that one must have, in words. */
export function gapsOf(construct: Construct, evidence: Evidence): readonly string[] {
  const name = nameOf(construct);
  const { rules, programs, agreeing, examples, refused } = evidence;
  const has = (segment: Segment) => constructsIn(segment).has(name);
  const withIt = rules.segments.filter(has);
  const gaps: string[] = [];

  if (withIt.length === 0) gaps.push(`no program is read as ${name}`);
  else {
    const closed: Rules = { ...rules, segments: withReferences(withIt, rules.segments) };
    const relations = attempt(() => evidence.lower(closed));
    const wanted = evidence.relationsOf(construct);
    if (relations === null) gaps.push('its lowering fails');
    else if (relations.size === 0 || (wanted.length > 0 && !wanted.some((kind) => relations.has(kind))))
      gaps.push('it is lowered to nothing');
    if (attempt(() => evidence.interpret(closed) ?? true) === null) gaps.push('its interpreter fails');
  }

  const judging = programs.filter(({ id }) =>
    withReferences(
      rules.segments.filter((segment) => segment.id === id),
      rules.segments,
    ).some(has),
  );
  if (!judging.some(({ id, clauses }) => agreeing.has(id) && clauses.includes(construct.clause)))
    gaps.push(`no program that the replay agrees with has it and cites ${construct.clause}`);
  for (const { id } of judging) if (!agreeing.has(id)) gaps.push(`the replay does not agree with ${id}`);

  const ofClause = examples.get(construct.clause) ?? [];
  if (ofClause.length === 0 || (shown.has(construct.group) && !ofClause.some(has)))
    gaps.push(`${construct.clause} of SEMANTICS.md has no example of it`);

  if (!refused.has(name) && !refused.has(construct.group)) gaps.push('no misuse of it is refused');
  return gaps;
}

/** Segments and all those that they refer to, in the order of `all`. */
function withReferences(segments: readonly Segment[], all: readonly Segment[]): readonly Segment[] {
  const ids = new Set<string>();
  const visit = ({ id, enter }: Segment): void => {
    ids.add(id);
    if (enter.kind !== 'combination') return;
    for (const reference of membersOf(enter.formula)) {
      const segment = all.find((each) => each.id === reference);
      if (segment !== undefined && !ids.has(reference)) visit(segment);
    }
  };
  segments.forEach(visit);
  return all.filter(({ id }) => ids.has(id));
}

/** What a function gives; null when it throws. */
function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
