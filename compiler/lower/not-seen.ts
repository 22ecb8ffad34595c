import type { NotSeen } from '../ir/not-seen.ts';
import type { Relation } from '../plan/relation.ts';
import { lowerPart, type Place } from './behaviour.ts';

/** SEMANTICS §14. A clock that nothing stops but what starts it again. */
export function lowerNotSeen({ of, forMs }: NotSeen, place: Place): Relation[] {
  const { name, scope, move } = place;
  const after = lowerPart(of, 'of', place);
  return [...after.relations, { kind: 'clockHolds', name, scope, move, after: after.part, no: null, forMs }];
}
