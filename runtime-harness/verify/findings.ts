import { type Difference, diffTimelines, group, subjectOf } from '../timeline/diff.ts';
import type { Finding, Testimony, Witness } from './report.ts';
import type { Heard } from './trial.ts';

/** A history of which two witnesses do not say the same of a segment. */
export interface Disagreement {
  readonly heard: Heard;
  readonly segment: string;
  /** What the first says is taken as right. */
  readonly between: readonly [Witness, Witness];
  readonly differences: readonly Difference[];
}

const pairs = [
  ['typescript', 'replay'],
  ['replay', 'flink'],
] as const satisfies readonly (readonly [Witness, Witness])[];

/** All disagreements, by history and segment; of a pair of witnesses the first. */
export function disagreementsOf(heard: readonly Heard[]): Disagreement[] {
  return heard.flatMap((each) => {
    const known = new Set<string>();
    return pairs.flatMap(([right, other]) => {
      const [expected, actual] = [each.testimony[right], each.testimony[other]];
      if (expected === undefined || actual === undefined) return [];
      const differences = group(diffTimelines(expected, actual), (difference) => subjectOf(difference).segment);
      return [...differences].flatMap(([segment, differences]): Disagreement[] => {
        if (known.has(segment)) return [];
        known.add(segment);
        return [{ heard: each, segment, between: [right, other], differences }];
      });
    });
  });
}

/** What witnesses say of one segment. */
export function inSegment(testimony: Testimony, segment: string): Testimony {
  return Object.fromEntries(
    Object.entries(testimony).map(([witness, timeline]) => [
      witness,
      timeline.filter((transition) => transition.segment === segment),
    ]),
  );
}

/** A disagreement as a finding; of a history that has been made smaller, with how many messages it had before. */
export function findingOf(
  { heard: { history, testimony }, segment, between, differences }: Disagreement,
  messagesBefore: number,
): Finding {
  return { segment, history, messagesBefore, between, differences, testimony: inSegment(testimony, segment) };
}
