import type { Segment } from '../../compiler/ir/segment.ts';
import type { Difference } from '../timeline/diff.ts';
import type { Transition } from '../timeline/transition.ts';
import type { History } from './history.ts';

/**
 * Who says what a rule means for a history: what the author wrote down as expected, the replay with the rule's own functions run as TypeScript,
 * the replay over the meaning that segc has read, and Flink.
 */
export type Witness = 'expected' | 'typescript' | 'replay' | 'flink';

/** What the witnesses say of one user; who has not been heard is missing. The transitions of all segments, by (at, segment). */
export type Testimony = { readonly [W in Witness]?: readonly Transition[] };

/** A history on which two witnesses do not say the same, as small as it could be made. */
export interface Finding {
  /** The segment of the first difference. */
  readonly segment: string;
  readonly history: History;
  /** How many messages it had before it was made smaller. */
  readonly messagesBefore: number;
  /** The two that differ; what the first says is taken as right. */
  readonly between: readonly [Witness, Witness];
  /** In this segment, by time; never empty. */
  readonly differences: readonly Difference[];
  /** What all witnesses say of this history in this segment. */
  readonly testimony: Testimony;
  /** A simpler rule on whose meaning for this history the two differ as well; missing when none was looked for or found. */
  readonly simpler?: Segment;
}

/** A history and what became of it, to be looked at. */
export interface Sample {
  readonly history: History;
  /** In the segment that it is a sample of. */
  readonly testimony: Testimony;
}

/** What was found of one segment. */
export interface SegmentReport {
  readonly id: string;
  /** How many histories are aimed at it. */
  readonly histories: number;
  /** How many transitions Flink made in it, of all histories. */
  readonly transitions: number;
  /** Histories of which the witnesses do not say the same of this segment. */
  readonly differences: number;
  /** A few histories, such that much happens. */
  readonly samples: readonly Sample[];
}

/** A recording, and how it compares with what was expected of it. */
export interface RecordingReport {
  readonly file: string;
  readonly users: number;
  readonly events: number;
  /** How many transitions its author expects; null when there is no such file. */
  readonly expected: number | null;
  /** How many differences there are between what is expected and the replay; 0 when nothing is expected. */
  readonly unexpected: number;
}

/** All that `segc verify` has found out. */
export interface VerifyReport {
  readonly seed: number;
  readonly rules: number;
  /** Histories, each of one user: of recordings and made up. */
  readonly histories: number;
  readonly events: number;
  /** Pairs of a rule and a history of which the whole timeline was compared. */
  readonly comparisons: number;
  /** Transitions of Flink. */
  readonly transitions: number;
  /** Pairs on which the witnesses differ, memberships on which Redis and the replay differ, transitions that were expected and are not so. */
  readonly differences: number;
  /** Of playing and comparing, the start of the stack aside. */
  readonly seconds: number;
  readonly segments: readonly SegmentReport[];
  readonly recordings: readonly RecordingReport[];
  /** The first differences of each segment. */
  readonly findings: readonly Finding[];
  /** Memberships on which Redis and the replay differ, as text. */
  readonly storeDifferences: readonly string[];
}

/** Pairs of a rule and a history compared in a second. */
export const casesPerSecond = ({ comparisons, seconds }: VerifyReport): number =>
  Math.round(comparisons / Math.max(seconds, 0.1));
