import type { Schema } from './schema.ts';
import type { Segment } from './segment.ts';

/** All that one job does: one source of events and the segments over it, sorted by id. */
export interface Program {
  readonly source: Source;
  readonly segments: readonly Segment[];
}

export interface Source {
  /** Kafka topic of the events. */
  readonly topic: string;
  /** SEMANTICS §8. How far behind the newest event one may arrive and still count, in ms, >= 0. */
  readonly latenessMs: number;
  /** How long the topic keeps events, in ms, > 0; null when that is not known. */
  readonly retentionMs: number | null;
  readonly schema: Schema;
}
