import { type DomainOf, eventDomain } from '../../../compiler/check/proof/domain.ts';
import type { EventBehaviour } from '../../../compiler/ir/behaviour.ts';
import type { Expression } from '../../../compiler/ir/expression.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';
import type { Occurs } from '../../../compiler/ir/occurs.ts';
import { envelopeFields, type Schema } from '../../../compiler/ir/schema.ts';
import { type Change, change, inWhole, type Place, withoutAt } from './change.ts';
import { conditionChanges } from './expressions.ts';
import { quoted } from './words.ts';

/** What is known around a part of a rule. */
export interface Surroundings {
  readonly schema: Schema;
  /** Event types that the rule speaks of. */
  readonly mentioned: readonly string[];
  /** The field by whose values the behaviour is judged (SEMANTICS §15); null when by none. */
  readonly per: string | null;
}

const envelope: ReadonlySet<string> = new Set(envelopeFields);

/** Changes of a `when`: a type less, a type more, without its predicate, and those of its predicate. */
export function occursChanges(occurs: Occurs, place: Place, around: Surroundings): readonly Change<Occurs>[] {
  const { types } = occurs;
  const isEveryType = types.length === Object.keys(around.schema.types).length;
  const dropped = types.length > 1 && !isEveryType ? types.map((_, index) => withoutAt(types, index)) : [];
  const added = typesToAdd(occurs, around).map((type) => [...types, type]);
  const ofTypes = [...dropped, ...added].map((others) =>
    change({ ...occurs, types: [...others].sort() }, place, typesText(types), typesText(others)),
  );
  return [
    ...ofTypes,
    ...whereChanges(occurs.where, [...place, 'predicate'], eventDomain(around.schema, types), (where) => ({
      ...occurs,
      where,
    })),
  ];
}

/** Changes of a condition that need not be there: none, and those of the condition. */
export function whereChanges<T>(
  where: Expression | null,
  place: Place,
  domainOf: DomainOf,
  whole: (where: Expression | null) => T,
): readonly Change<T>[] {
  if (where === null) return [];
  return [
    change(whole(null), place, quoted(where), 'no condition'),
    ...inWhole(conditionChanges(where, place, domainOf), whole),
  ];
}

const typesText = (types: readonly string[]) => types.map((type) => `\`${type}\``).join(' or ');

/** One that the rule speaks of elsewhere, as one is easily taken for the other, and the one that is most like those of the `when`. */
function typesToAdd({ types, where }: Occurs, { schema, mentioned, per }: Surroundings): readonly string[] {
  const [sample = ''] = types;
  const fits = (type: string) =>
    !types.includes(type) &&
    (per === null || schema.types[type]?.[per] !== undefined) &&
    (where === null || leavesOf(where).every((leaf) => envelope.has(leaf.name) || hasField(schema, type, leaf)));
  const likeness = (type: string) =>
    Object.keys(schema.types[type] ?? {}).filter((name) => schema.types[sample]?.[name] !== undefined).length;
  const others = Object.keys(schema.types).filter(fits);
  const other = others.find((type) => mentioned.includes(type));
  const alike = others
    .filter((type) => type !== other)
    .reduce<string | null>((best, type) => (best === null || likeness(type) > likeness(best) ? type : best), null);
  return [other, alike].filter((type) => type !== undefined && type !== null);
}

function hasField(
  schema: Schema,
  type: string,
  leaf: { readonly name: string; readonly type: string; readonly kind: string },
) {
  const field = schema.types[type]?.[leaf.name];
  return (
    field !== undefined &&
    field.kind === leaf.type &&
    (!field.optional || ('optional' in leaf && leaf.optional === true))
  );
}

/** A `when` of several types as one `when` for each; together they hold where it does. */
export const partsByType = <B extends EventBehaviour>(behaviour: B): readonly EventBehaviour[] =>
  behaviour.kind === 'occurs' ? behaviour.types.map((type) => ({ ...behaviour, types: [type] })) : [behaviour];
