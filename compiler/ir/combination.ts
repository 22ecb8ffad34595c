import type { Segment } from './segment.ts';

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
