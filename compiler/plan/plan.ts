import type { Relation } from './relation.ts';
import type { SqlType } from './sql-expression.ts';

/** What the job consists of: views in the order in which they are created, and what each segment adds. */
export interface Plan {
  readonly source: SourcePlan;
  /** Views that segments share: events by field, sessions by gap. */
  readonly shared: readonly Relation[];
  /** Segments that are judged over events, and what makes their moves transitions. */
  readonly segments: readonly SegmentPlan[];
  readonly membership: MembershipPlan;
  /** Segments that are made of others; none, and null, when there are none. */
  readonly combinations: readonly SegmentPlan[];
  readonly combinedMembership: MembershipPlan | null;
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
  /** Views of the segment, in the order in which they are created. */
  readonly relations: readonly Relation[];
  /** The views among them whose rows move users: one to enter and one to leave, or one for both. */
  readonly moves: readonly string[];
  /** How long after an expiry its tick comes, in ms: later than all that could still renew. */
  readonly slackMs: number;
}

/** One stage of memberships: the moves of some segments become transitions. Segments made of others come a stage after those. */
export interface MembershipPlan {
  /** Put before the names of the stage's views; empty for the first one. */
  readonly prefix: string;
  /** Views whose rows let users enter, renew or leave, in order. */
  readonly moves: readonly string[];
  /** The ttls of the segments, ascending, each once for each slack. */
  readonly ttls: readonly TtlPlan[];
}

export interface TtlPlan {
  readonly ttlMs: number;
  /** How long after the expiry a tick comes, in ms: later than all that could still renew. */
  readonly slackMs: number;
  /** The views that let users enter; `mixed` ones also hold what makes them leave. */
  readonly triggers: readonly { readonly view: string; readonly mixed: boolean }[];
}
