import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Check } from './index.ts';
import { sameMeaning, segmentWithin } from './proof/contained.ts';
import { neverHolds } from './proof/never-holds.ts';

/** All pairs of segments of which the first is proven to be contained in the second. What is not listed is unknown, not refuted. */
const pairs = ({ source: { schema }, segments }: Program): readonly (readonly [Segment, Segment])[] => {
  const possible = segments.filter(({ enter }) => enter.kind === 'combination' || neverHolds(enter, schema) === null);
  return possible.flatMap((segment) =>
    possible
      .filter((other) => other.id !== segment.id && segmentWithin(segment, other, schema))
      .map((other) => [segment, other] as const),
  );
};

/** Two segments differ, and neither is a part of the other. A combination is a part of what it is made of, and meant to be. */
export const containment: Check = (program) => {
  const { schema } = program.source;
  const found = pairs(program);
  return program.segments.flatMap((segment) => {
    const others = found.filter(([one]) => one === segment).map(([, other]) => other);
    const equal = others.filter((other) => sameMeaning(segment, other, schema));
    const earlier = equal.filter((other) => program.segments.indexOf(other) < program.segments.indexOf(segment))[0];
    if (earlier !== undefined) {
      const related = [{ message: `"${earlier.id}" is declared here`, span: earlier.span }];
      return [diagnose('SEG511', segment.span, { id: segment.id, other: earlier.id }, related)];
    }
    const larger = others.filter((other) => !equal.includes(other));
    // The smallest of those that contain it says the most.
    const other = larger.find((one) => larger.every((each) => each === one || segmentWithin(one, each, schema)));
    const named = other ?? larger[0];
    if (named === undefined || segment.enter.kind === 'combination') return [];
    const related = [{ message: `"${named.id}" is declared here`, span: named.span }];
    const parameters = { id: segment.id, other: named.id, more: larger.length - 1 };
    return [diagnose('SEG512', segment.span, parameters, related)];
  });
};
