import { type Formula, membersOf } from '../../ir/combination.ts';

/** Most segments of a formula of which all memberships are tried. */
const mostMembers = 12;

/** Whether a formula is true of a user who is in exactly `members`. */
export function holdsFor(formula: Formula, members: ReadonlySet<string>): boolean {
  switch (formula.kind) {
    case 'member':
      return members.has(formula.segment);
    case 'not':
      return !holdsFor(formula.of, members);
    case 'all':
      return formula.of.every((part) => holdsFor(part, members));
    case 'any':
      return formula.of.some((part) => holdsFor(part, members));
  }
}

/** Whether `holds` is so for every set of memberships that makes the formula true. False when there are too many to try. */
export function alwaysWhenTrue(formula: Formula, holds: (members: ReadonlySet<string>) => boolean): boolean {
  const names = membersOf(formula);
  if (names.length > mostMembers) return false;
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    const members = new Set(names.filter((_, index) => (bits >> index) & 1));
    if (holdsFor(formula, members) && !holds(members)) return false;
  }
  return true;
}

/** Proof that no memberships make a formula true. False when there are too many to try. */
export const neverTrueFormula = (formula: Formula): boolean => alwaysWhenTrue(formula, () => false);
