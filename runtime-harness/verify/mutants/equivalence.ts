import { textOf } from '../../../compiler/check/proof/canonical.ts';
import { holdsWithin, sameMeaning } from '../../../compiler/check/proof/contained.ts';
import { alwaysWhenTrue, holdsFor } from '../../../compiler/check/proof/formula.ts';
import type { EventBehaviour } from '../../../compiler/ir/behaviour.ts';
import { type Formula, membersOf } from '../../../compiler/ir/combination.ts';
import type { Schema } from '../../../compiler/ir/schema.ts';
import type { Segment, Trigger } from '../../../compiler/ir/segment.ts';
import { factsAbout } from './facts.ts';
import type { Mutant } from './mutate.ts';
import { partsByType } from './occurs.ts';
import { countsTheSame } from './same-count.ts';

/** Why a change changes nothing, as an argument that has been checked; null when there is none. */
export function equivalenceOf(original: Segment, { changed, from, to }: Mutant, schema: Schema): string | null {
  if (areSameFormulas(original, changed))
    return `${from} and ${to} are true of the same memberships, whichever these are, and look at the same segments (SEMANTICS §16)`;
  if (areSameAbsences(original, changed, schema))
    return 'the events that are `no` in one of the two only are `after` in both, and an event that is both starts the clock (SEMANTICS §5)';
  const counted = countsTheSame(original, changed, schema);
  if (counted !== null) return counted;
  if (!sameMeaning(original, changed, schema)) return null;
  const facts = factsAbout(original, changed, schema);
  const proof = `by a proof over all values that events and sessions can have, it holds with ${to} exactly when it does with ${from}`;
  return facts.length === 0 ? proof : `${proof}: ${facts.join(', ')}`;
}

const differOnlyInEnter = (original: Segment, changed: Segment): boolean =>
  original.ttlMs === changed.ttlMs && textOf(original.exit) === textOf(changed.exit);

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

/** Two segments whose triggers are the same, or absences that hold at the same instants. */
function areSameAbsences(original: Segment, changed: Segment, schema: Schema): boolean {
  const { enter, exit } = changed;
  if (original.enter.kind === 'combination' || enter.kind === 'combination') return false;
  if (original.ttlMs !== changed.ttlMs || !isSameAbsence(original.enter, enter, schema)) return false;
  if (original.exit === null || exit === null) return original.exit === exit;
  return isSameAbsence(original.exit, exit, schema);
}

/** SEMANTICS §5. The same, or two absences with one `after`, of which the events that are `no` in one only are all `after`. */
function isSameAbsence(trigger: Trigger, changed: Trigger, schema: Schema): boolean {
  if (textOf(trigger) === textOf(changed)) return true;
  const [one, other] = [trigger, changed].map((each) => (each.kind === 'per' ? each.of : each));
  if (one?.kind !== 'absence' || other?.kind !== 'absence') return false;
  if (textOf(withNo(trigger, one.no)) !== textOf(withNo(changed, one.no))) return false;
  const isWithin = (no: EventBehaviour, known: EventBehaviour) =>
    partsByType(no).every((part) => holdsWithin(part, known, schema) || holdsWithin(part, one.after, schema));
  return isWithin(one.no, other.no) && isWithin(other.no, one.no);
}

/** An absence, or one of a `per`, with another `no`. */
function withNo(trigger: Trigger, no: EventBehaviour): Trigger {
  if (trigger.kind === 'per')
    return trigger.of.kind === 'absence' ? { ...trigger, of: { ...trigger.of, no } } : trigger;
  return trigger.kind === 'absence' ? { ...trigger, no } : trigger;
}
