import type { SqlExpression } from './sql-expression.ts';

/** A view of the job. The kind says which SQL it is; the printer has one template for each. */
export type Relation = EventMoves | AbsenceMoves | Sessions | SessionEnds | SessionMoves;

/** What the rows of a `*Moves` view say about a membership. */
export interface Move {
  readonly segment: string;
  /** 0 enters or renews, 1 leaves. */
  readonly role: 0 | 1;
  readonly rule: string;
  readonly ttlMs: number;
}

/** One row for each event for which `where` holds. */
export interface EventMoves {
  readonly kind: 'eventMoves';
  readonly name: string;
  readonly move: Move;
  readonly where: SqlExpression;
}

/** One row for each run-out clock: MATCH_RECOGNIZE over events and the ticks of a session window. */
export interface AbsenceMoves {
  readonly kind: 'absenceMoves';
  readonly name: string;
  readonly move: Move;
  readonly after: SqlExpression;
  readonly no: SqlExpression;
  readonly forMs: number;
}

/** One row for each event, with the metrics of its session so far and before it. */
export interface Sessions {
  readonly kind: 'sessions';
  readonly name: string;
  readonly gapMs: number;
  readonly counts: readonly { readonly column: string; readonly of: SqlExpression }[];
}

/** One row for each session that has ended, with its metrics. */
export interface SessionEnds {
  readonly kind: 'sessionEnds';
  readonly name: string;
  /** The `Sessions` view. */
  readonly sessions: string;
  readonly gapMs: number;
  readonly counts: readonly string[];
}

/** One row for each event (live) or each ended session (closed) for which `where` holds. */
export interface SessionMoves {
  readonly kind: 'sessionMoves';
  readonly name: string;
  readonly move: Move;
  /** A `Sessions` or `SessionEnds` view. */
  readonly from: string;
  readonly judged: 'live' | 'closed';
  readonly gapMs: number;
  readonly where: SqlExpression;
}
