import type { FirstTime } from '../ir/first-time.ts';
import type { Relation } from '../plan/relation.ts';
import { lowerInner, type Place } from './behaviour.ts';

/** SEMANTICS §13. */
export function lowerFirstTime({ of }: FirstTime, place: Place): Relation[] {
  const { name, scope, move } = place;
  const inner = lowerInner(of, 'of', place);
  return [...inner.relations, { kind: 'firstHolds', name, scope, move, of: inner.view }];
}
