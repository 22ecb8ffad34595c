import type { Absence } from '../ir/absence.ts';
import type { Relation } from '../plan/relation.ts';
import { lowerPart, type Place } from './behaviour.ts';

/** SEMANTICS §5. */
export function lowerAbsence(absence: Absence, place: Place): Relation[] {
  const { name, scope, move } = place;
  const after = lowerPart(absence.after, 'after', place);
  const no = lowerPart(absence.no, 'no', place);
  return [
    ...after.relations,
    ...no.relations,
    { kind: 'clockHolds', name, scope, move, after: after.part, no: no.part, forMs: absence.forMs },
  ];
}
