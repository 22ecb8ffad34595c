import type { SourcePlan } from './plan.ts';

/** All rules in one operator: where the events come from, and the program that the operator runs. */
export interface FusedPlan {
  readonly source: SourcePlan;
  readonly program: FusedProgram;
}

/** What the decoder asks of each event and what the operator makes of the answers (`io.segc.flink.engine`). Plain data. */
export interface FusedProgram {
  readonly version: 1;
  /** Each distinct question about one event once, whoever asks it; an id is a place in this list. */
  readonly predicates: readonly FusedPredicate[];
  /** What rules need to have of events; an id is a place in this list. */
  readonly values: readonly FusedValue[];
  /** Whether events at which no predicate holds matter as well: sessions are made of all events. */
  readonly passesAll: boolean;
  /** How far from now an event may be of which Redis is told ahead of the operator; null where there is no segment that single events decide. */
  readonly aheadWithinMs: number | null;
  /** Sorted by id. */
  readonly segments: readonly FusedSegment[];
  /** Ids of the segments that are made of others, in an order in which each comes after those that it is made of. */
  readonly combinations: readonly string[];
}

/** SEMANTICS §3. Holds at an event of one of `types` for which `where`, in the JSON of `java-expression.ts`, is true. */
export interface FusedPredicate {
  readonly types: readonly string[];
  readonly where: object | null;
}

/** An expression over an event, asked where one of the predicates holds, or everywhere. */
export interface FusedValue {
  readonly value: object;
  /** Ids, rising; null for every event. */
  readonly predicates: readonly number[] | null;
}

export interface FusedSegment {
  readonly id: string;
  /** 16 hex digits: the version of the rule. */
  readonly rule: string;
  readonly ttlMs: number;
  readonly enter: FusedBehaviour | { readonly kind: 'combination'; readonly formula: object };
  readonly exit: FusedBehaviour | null;
}

/** A behaviour of the IR over predicates and values by their ids. */
export type FusedBehaviour =
  | { readonly kind: 'occurs'; readonly predicate: number }
  | {
      readonly kind: 'count';
      readonly of: FusedBehaviour;
      readonly atLeast: number;
      readonly withinMs: number;
    }
  | {
      readonly kind: 'sequence';
      readonly steps: readonly FusedBehaviour[];
      /** Its step fields know their value's id, `ts` and `eventId` apart. */
      readonly where: object | null;
      readonly withinMs: number;
    }
  | { readonly kind: 'firstTime'; readonly of: FusedBehaviour }
  | {
      readonly kind: 'absence';
      readonly after: FusedBehaviour;
      readonly no: FusedBehaviour;
      readonly forMs: number;
    }
  | { readonly kind: 'notSeen'; readonly of: FusedBehaviour; readonly forMs: number }
  | {
      readonly kind: 'session';
      readonly gapMs: number;
      readonly judged: 'live' | 'closed';
      readonly metrics: readonly FusedMetric[];
      /** Its metrics that are fields of the first or last event know their value's id. */
      readonly holds: object;
    }
  | { readonly kind: 'per'; readonly field: number; readonly of: FusedBehaviour };

export interface FusedMetric {
  readonly name: string;
  readonly kind: string;
  readonly predicate: number;
  /** null for a count. */
  readonly value: number | null;
}
