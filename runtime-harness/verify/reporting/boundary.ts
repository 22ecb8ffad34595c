/** Why a history is hard: something in it that lies at a boundary of a rule, or within 1 ms of one. */
export interface Boundary {
  /** The clause of SEMANTICS.md that decides it. */
  readonly section: number;
  /** In words, with the clause, without a full stop. */
  readonly text: string;
}

/** A boundary and what it takes to choose among many. */
export interface Candidate extends Boundary {
  /** How much it tells: more is better. */
  readonly weight: number;
  /** Of one kind no more than two are shown. */
  readonly kind: string;
  /** Ids of the events that it speaks of. */
  readonly eventIds: readonly string[];
}

/** `exactly 10 minutes`, `1 ms less than 10 minutes`. */
export function distanceText(offMs: -1 | 0 | 1, span: string): string {
  return offMs === 0 ? `exactly ${span}` : `1 ms ${offMs < 0 ? 'less' : 'more'} than ${span}`;
}

/** How far a distance is off a span, when it is within 1 ms of it. */
export function offBy(distanceMs: number, spanMs: number): -1 | 0 | 1 | null {
  const off = distanceMs - spanMs;
  return off === -1 || off === 0 || off === 1 ? off : null;
}
