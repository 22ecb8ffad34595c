import { type Segment, sorted } from './segment.ts';

/** SEMANTICS §16. A segment made of other segments: who is in it follows from who is in those. */
export interface Combination {
  readonly kind: 'combination';
  readonly formula: Formula;
}

/** `all`, `any` and `not` over memberships. False for a user who is in no segment. */
export type Formula =
  | { readonly kind: 'member'; readonly segment: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly kind: 'not'; readonly of: Formula };

/** The ids of the segments that a formula looks at, each once, sorted. */
export function membersOf(formula: Formula): string[] {
  const ids = (part: Formula): string[] =>
    part.kind === 'member' ? [part.segment] : part.kind === 'not' ? ids(part.of) : part.of.flatMap(ids);
  return [...new Set(ids(formula))].sort();
}

/** A segment and all that it is made of (SEMANTICS §16), at any depth, each once. What is not among `segments` is left out. */
export function segmentsBehind(segment: Segment, segments: readonly Segment[]): readonly Segment[] {
  const found = new Set<Segment>();
  const look = (each: Segment | undefined): void => {
    if (each === undefined || found.has(each)) return;
    found.add(each);
    if (each.enter.kind !== 'combination') return;
    for (const id of membersOf(each.enter.formula)) look(segments.find((other) => other.id === id));
  };
  look(segment);
  return [...found];
}

/** SEMANTICS §16. The segments in an order in which each comes after those that it refers to; by id where that leaves a choice. */
export function inEvaluationOrder(segments: readonly Segment[]): readonly Segment[] {
  const byId = new Map(sorted(segments).map((segment) => [segment.id, segment]));
  const ordered = new Set<Segment>();
  const visit = (segment: Segment | undefined, above: readonly string[]) => {
    if (segment === undefined)
      throw new Error(`segc has a bug: segment "${above[0]}" refers to one that does not exist`);
    if (above.includes(segment.id)) throw new Error(`segc has a bug: segment "${segment.id}" refers to itself`);
    const references = segment.enter.kind === 'combination' ? membersOf(segment.enter.formula) : [];
    for (const id of references) visit(byId.get(id), [segment.id, ...above]);
    ordered.add(segment);
  };
  for (const segment of byId.values()) visit(segment, []);
  return [...ordered];
}
