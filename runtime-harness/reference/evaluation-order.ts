import { membersOf } from '../../compiler/ir/combination.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { compareIds } from '../event-log/order.ts';

/** SEMANTICS §16. The segments in an order in which each comes after those that it refers to; by id where that leaves a choice. */
export function inEvaluationOrder(segments: readonly Segment[]): readonly Segment[] {
  const byId = new Map([...segments].sort((a, b) => compareIds(a.id, b.id)).map((segment) => [segment.id, segment]));
  const ordered = new Set<Segment>();
  const visit = (segment: Segment | undefined, above: readonly string[]) => {
    if (segment === undefined)
      throw new Error(`segc has a bug: segment "${above[0]}" refers to one that does not exist`);
    if (above.includes(segment.id)) throw new Error(`segc has a bug: segment "${segment.id}" refers to itself`);
    const references = segment.enter.kind === 'combination' ? membersOf(segment.enter.formula) : [];
    for (const id of [...references].sort(compareIds)) visit(byId.get(id), [segment.id, ...above]);
    ordered.add(segment);
  };
  for (const segment of byId.values()) visit(segment, []);
  return [...ordered];
}
