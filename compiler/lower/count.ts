import type { Count } from '../ir/count.ts';
import type { Relation } from '../plan/relation.ts';
import { lowerInner, type Place } from './behaviour.ts';

/** SEMANTICS §11. */
export function lowerCount({ of, atLeast, withinMs }: Count, place: Place): Relation[] {
  const { name, scope, move } = place;
  const counted = lowerInner(of, 'of', place);
  return [...counted.relations, { kind: 'countHolds', name, scope, move, of: counted.view, atLeast, withinMs }];
}
