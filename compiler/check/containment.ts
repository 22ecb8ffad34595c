import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Check } from './index.ts';
import { segmentWithin } from './proof/contained.ts';
import { indexContainers } from './proof/container-index.ts';
import { neverHolds } from './proof/never-holds.ts';

/** Each segment → those that are proven to contain it, in their order. What is not listed is unknown, not refuted. */
export function containersOf({ source: { schema }, segments }: Program): ReadonlyMap<Segment, ReadonlySet<Segment>> {
  const possible = segments.filter(({ enter }) => enter.kind === 'combination' || neverHolds(enter, schema) === null);
  const candidates = indexContainers(possible, schema);
  return new Map(
    possible.map((segment) => {
      const others = candidates(segment).filter(
        (other) => other.id !== segment.id && segmentWithin(segment, other, schema),
      );
      return [segment, new Set(others)];
    }),
  );
}

/** Two segments differ, and neither is a part of the other. A combination is a part of what it is made of, and meant to be. */
export const containment: Check = (program) => {
  const { schema } = program.source;
  const containers = containersOf(program);
  const order = new Map(program.segments.map((segment, index) => [segment, index]));
  const isEarlier = (one: Segment, other: Segment) => (order.get(one) ?? 0) < (order.get(other) ?? 0);
  // Of two segments with one id nothing is listed.
  const isWithin = (one: Segment, other: Segment) =>
    one.id === other.id ? segmentWithin(one, other, schema) : (containers.get(one)?.has(other) ?? false);
  return program.segments.flatMap((segment) => {
    const others = [...(containers.get(segment) ?? [])];
    const equal = new Set(others.filter((other) => segment.ttlMs === other.ttlMs && isWithin(other, segment)));
    const earlier = [...equal].find((other) => isEarlier(other, segment));
    if (earlier !== undefined) {
      const related = [{ message: `"${earlier.id}" is declared here`, span: earlier.span }];
      return [diagnose('SEG511', segment.span, { id: segment.id, other: earlier.id }, related)];
    }
    const larger = others.filter((other) => !equal.has(other));
    // The smallest of those that contain it says the most.
    const other = larger.find((one) => larger.every((each) => each === one || isWithin(one, each)));
    const named = other ?? larger[0];
    if (named === undefined || segment.enter.kind === 'combination') return [];
    const related = [{ message: `"${named.id}" is declared here`, span: named.span }];
    const parameters = { id: segment.id, other: named.id, more: larger.length - 1 };
    return [diagnose('SEG512', segment.span, parameters, related)];
  });
};
