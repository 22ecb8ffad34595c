import { textOf } from '../../../compiler/check/proof/canonical.ts';
import { holdsWithin, sameMeaning } from '../../../compiler/check/proof/contained.ts';
import { alwaysWhenTrue, holdsFor } from '../../../compiler/check/proof/formula.ts';
import { type Formula, membersOf } from '../../../compiler/ir/combination.ts';
import type { Schema } from '../../../compiler/ir/schema.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
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

/** SEMANTICS §5. Two absences with one `after`, of which the events that are `no` in one only are all `after`. */
function areSameAbsences(original: Segment, changed: Segment, schema: Schema): boolean {
  const [one, other] = [behaviourOf(original), behaviourOf(changed)];
  if (one?.kind !== 'absence' || other?.kind !== 'absence') return false;
  if (!differOnlyInEnter(original, changed) || keyOf(original) !== keyOf(changed)) return false;
  if (one.forMs !== other.forMs || textOf(one.after) !== textOf(other.after)) return false;
  const isWithin = (no: typeof one.no, known: typeof one.no) =>
    partsByType(no).every((part) => holdsWithin(part, known, schema) || holdsWithin(part, one.after, schema));
  return isWithin(one.no, other.no) && isWithin(other.no, one.no);
}

const behaviourOf = ({ enter }: Segment) =>
  enter.kind === 'combination' ? null : enter.kind === 'per' ? enter.of : enter;
const keyOf = ({ enter }: Segment) => (enter.kind === 'per' ? enter.field : null);
