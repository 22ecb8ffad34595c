import type { SqlExpression } from './sql-expression.ts';

/** A view of the job. The kind says which SQL it is; the printer has one template for each. */
export type Relation =
  | EventHolds
  | CountHolds
  | FirstHolds
  | ChainHolds
  | LinkedChainHolds
  | ClockHolds
  | Sessions
  | SessionEnds
  | SessionHolds
  | Parts
  | SettledMoves
  | CombinedMoves;

/** What the rows of a view that holds say about a membership. */
export interface Move {
  readonly segment: string;
  /** 0 enters or renews, 1 leaves. */
  readonly role: 0 | 1;
  readonly rule: string;
  readonly ttlMs: number;
}

/** Over whose events a behaviour is judged: a view of events, and the column whose values are judged each by itself. */
export interface Scope {
  readonly events: string;
  readonly who: 'userId' | '$who';
}

/**
 * A view with one row for each time that a behaviour holds: `at` (epoch ms), `eventIds` (the deciding ones), `lastId` (the one that tipped it).
 * With a `move` it also says what that does to a membership; without it the view is part of another behaviour.
 */
export interface Holds {
  readonly name: string;
  readonly scope: Scope;
  readonly move: Move | null;
}

/** Where a behaviour that is part of another comes from: a test of the scope's events, or a view that holds. */
export type Part =
  | { readonly kind: 'test'; readonly where: SqlExpression }
  | { readonly kind: 'view'; readonly name: string };

/** Holds at each event for which `where` is true. */
export interface EventHolds extends Holds {
  readonly kind: 'eventHolds';
  readonly where: SqlExpression;
  /** Columns of the event that are passed on under other names. */
  readonly fields: readonly { readonly column: string; readonly alias: string }[];
}

/** Holds where `of` holds and has held `atLeast` times within `withinMs`. */
export interface CountHolds extends Holds {
  readonly kind: 'countHolds';
  readonly of: string;
  readonly atLeast: number;
  readonly withinMs: number;
}

/** Holds where `of` holds for the first time. */
export interface FirstHolds extends Holds {
  readonly kind: 'firstHolds';
  readonly of: string;
}

/** Holds where the last of the steps completes the latest chain. */
export interface ChainHolds extends Holds {
  readonly kind: 'chainHolds';
  readonly steps: readonly Part[];
  readonly withinMs: number;
}

/** Holds where the last of the steps completes a chain whose events fulfil the steps' conditions. */
export interface LinkedChainHolds extends Holds {
  readonly kind: 'linkedChainHolds';
  readonly steps: readonly LinkedStep[];
  readonly withinMs: number;
}

export interface LinkedStep {
  /** The view in which the step holds. */
  readonly view: string;
  /** What the step's event must fulfil together with those before it; null for nothing. */
  readonly where: SqlExpression | null;
  /** Columns of the event that conditions of this and of later steps look at. */
  readonly fields: readonly LinkedField[];
}

export interface LinkedField {
  /** The column in the view of the step. */
  readonly column: string;
  /** The column by which the conditions know it. */
  readonly alias: string;
  readonly sqlType: 'STRING' | 'DOUBLE' | 'BOOLEAN';
}

/** Holds when `after` has held and, for `forMs`, neither it nor `no` again: MATCH_RECOGNIZE over events and the ticks of a session window. */
export interface ClockHolds extends Holds {
  readonly kind: 'clockHolds';
  readonly after: Part;
  /** null when only another `after` stops the clock. */
  readonly no: Part | null;
  readonly forMs: number;
}

/** One row for each event, with the metrics of its session so far, and for each predicate over them whether it is true. */
export interface Sessions {
  readonly kind: 'sessions';
  readonly name: string;
  readonly scope: Scope;
  readonly gapMs: number;
  readonly metrics: readonly SessionColumn[];
  readonly predicates: readonly { readonly column: string; readonly where: SqlExpression }[];
  /** The predicates that are judged live: the view also tells whether they were true at the event before. */
  readonly live: readonly string[];
}

/** A metric: a running function of the values of the session's events. */
export interface SessionColumn {
  readonly column: string;
  readonly function: 'count' | 'distinct' | 'sum' | 'min' | 'max' | 'average' | 'first' | 'last';
  /** The value at an event; NULL passes it over. For a count, TRUE where it counts. */
  readonly value: SqlExpression;
}

/** One row for each session that has ended, with what the predicates said at its last event. */
export interface SessionEnds {
  readonly kind: 'sessionEnds';
  readonly name: string;
  readonly scope: Scope;
  /** The `Sessions` view. */
  readonly sessions: string;
  readonly gapMs: number;
  readonly predicates: readonly string[];
}

/** Holds at each event (live) or each ended session (closed) for which a predicate is true. */
export interface SessionHolds extends Holds {
  readonly kind: 'sessionHolds';
  /** A `Sessions` or `SessionEnds` view. */
  readonly from: string;
  readonly judged: 'live' | 'closed';
  readonly gapMs: number;
  readonly predicate: string;
}

/** The events that have a field, divided by its value: the `$who` of each is user and value. */
export interface Parts {
  readonly kind: 'parts';
  readonly name: string;
  readonly field: string;
  /** The columns of the events beyond the envelope. */
  readonly columns: readonly string[];
}

/** The moves of a segment, put into the order of their instants. */
export interface SettledMoves {
  readonly kind: 'settledMoves';
  readonly name: string;
  readonly move: Omit<Move, 'role'>;
  /** Views with moves of the segment. */
  readonly moves: readonly string[];
  readonly delay: Delay;
}

/** The moves of a segment that is made of others. */
export interface CombinedMoves {
  readonly kind: 'combinedMoves';
  readonly name: string;
  readonly move: Omit<Move, 'role'>;
  /** Ids of the segments that the formula looks at. */
  readonly of: readonly string[];
  /** The formula as text, in the notation of the function `combine`. */
  readonly formula: string;
  /** Views with moves of the segment's own exit. */
  readonly moves: readonly string[];
  readonly delay: Delay;
}

/** How long rows are held back to put them into order, in ms of event time. */
export interface Delay {
  /** A row later in the stream has an instant less than this before that of any row before it. */
  readonly marginMs: number;
  /** After this much silence everything is in order; more than the margin. */
  readonly quietMs: number;
}
