import { textOf } from '../../../compiler/check/proof/canonical.ts';
import { holdsWithin, sameMeaning } from '../../../compiler/check/proof/contained.ts';
import { alwaysWhenTrue, holdsFor } from '../../../compiler/check/proof/formula.ts';
import type { EventBehaviour } from '../../../compiler/ir/behaviour.ts';
import { type Formula, membersOf } from '../../../compiler/ir/combination.ts';
import type { Schema } from '../../../compiler/ir/schema.ts';
import type { Segment, Trigger } from '../../../compiler/ir/segment.ts';
import type { Mutant } from './mutate.ts';

/** Why a change changes nothing, as an argument that has been checked; null when there is none. */
export function equivalenceOf(original: Segment, { changed, from, to }: Mutant, schema: Schema): string | null {
  if (areSameFormulas(original, changed)) {
    return `${from} and ${to} are true of the same memberships, in every combination of them, and look at the same segments (SEMANTICS §16)`;
  }
  if (differOnlyInEnter(original, changed) && startsWhatItStops(original.enter, changed.enter, schema)) {
    return `every event that is \`no\` in the one only is an \`after\` in both, and an event that is both starts the clock (SEMANTICS §5)`;
  }
  if (sameMeaning(original, changed, schema)) {
    return `proven over all values that the events and metrics can have: ${from} holds whenever ${to} does, and the other way round`;
  }
  return null;
}

/** SEMANTICS §16. A combination is renewed when one of its segments is, so that the segments must be the same too. */
function areSameFormulas(original: Segment, changed: Segment): boolean {
  if (original.enter.kind !== 'combination' || changed.enter.kind !== 'combination') return false;
  const implies = (one: Formula, other: Formula) => alwaysWhenTrue(one, (members) => holdsFor(other, members));
  const [one, other] = [original.enter.formula, changed.enter.formula];
  return (
    differOnlyInEnter(original, changed) &&
    textOf(membersOf(one)) === textOf(membersOf(other)) &&
    implies(one, other) &&
    implies(other, one)
  );
}

const differOnlyInEnter = (original: Segment, changed: Segment): boolean =>
  original.ttlMs === changed.ttlMs && textOf(original.exit) === textOf(changed.exit);

/** SEMANTICS §5. Two absences with one `after`, of which the events that are `no` in one only are all `after`. */
function startsWhatItStops(original: Segment['enter'], changed: Segment['enter'], schema: Schema): boolean {
  const [one, other] = [partOf(original), partOf(changed)];
  if (one?.kind !== 'absence' || other?.kind !== 'absence') return false;
  if (one.forMs !== other.forMs || textOf(one.after) !== textOf(other.after)) return false;
  if (fieldOf(original) !== fieldOf(changed)) return false;
  const isCovered = (no: EventBehaviour, known: EventBehaviour) =>
    partsByType(no).every((part) => holdsWithin(part, known, schema) || holdsWithin(part, one.after, schema));
  return isCovered(one.no, other.no) && isCovered(other.no, one.no);
}

const partOf = (enter: Segment['enter']) =>
  enter.kind === 'combination' ? null : enter.kind === 'per' ? enter.of : enter;
const fieldOf = (enter: Segment['enter']) => (enter.kind === 'per' ? enter.field : null);

/** A `when` of several types as one `when` for each; together they hold where it does. */
const partsByType = (behaviour: EventBehaviour): readonly Trigger[] =>
  behaviour.kind === 'occurs' ? behaviour.types.map((type) => ({ ...behaviour, types: [type] })) : [behaviour];
