import type { Relation } from './relation.ts';
import type { SqlType } from './sql-expression.ts';

/** What the job consists of: views in the order in which they are created, and what each segment adds. */
export interface Plan {
  readonly source: SourcePlan;
  /** One for each session gap that the segments use, ascending. */
  readonly sessions: readonly Relation[];
  readonly segments: readonly SegmentPlan[];
  readonly membership: MembershipPlan;
}

export interface SourcePlan {
  readonly topic: string;
  readonly latenessMs: number;
  /** The typed fields beyond the envelope, sorted by name: the union of all event types. */
  readonly fields: readonly { readonly name: string; readonly sqlType: SqlType }[];
  /** The schema document of the format `segc-json`. */
  readonly schema: string;
}

export interface SegmentPlan {
  readonly id: string;
  /** Path of the rule file, relative to the project. */
  readonly file: string;
  /** 16 hex digits: the version of the rule. */
  readonly rule: string;
  readonly ttlMs: number;
  /** Views of the segment; the last one of each role feeds the membership. */
  readonly relations: readonly Relation[];
}

export interface MembershipPlan {
  /** Views whose rows let users enter, renew or leave, in order. */
  readonly moves: readonly string[];
  /** The ttls of the segments, ascending, each once, with the views that let users enter for so long. */
  readonly ttls: readonly { readonly ttlMs: number; readonly triggers: readonly string[] }[];
}
