import type { Behaviour } from './behaviour.ts';
import type { Combination } from './combination.ts';
import type { Per } from './per.ts';
import type { Span } from './span.ts';

/** SEMANTICS §7. When a user enters, what makes it leave before its time, and how long it stays without renewal. */
export interface Segment {
  /** `[a-z0-9]` words joined by `-`. */
  readonly id: string;
  readonly enter: Trigger | Combination;
  /** null when only the ttl ends a membership. */
  readonly exit: Trigger | null;
  /** Milliseconds, > 0. */
  readonly ttlMs: number;
  /** Where the segment is declared. Not part of its meaning: not in the JSON, not in the hash. */
  readonly span: Span;
}

/** What moves a user into a segment or out of it. */
export type Trigger = Behaviour | Per;

/** Segments in the order that they have in a program: by id. */
export const sorted = (segments: readonly Segment[]): readonly Segment[] =>
  [...segments].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
