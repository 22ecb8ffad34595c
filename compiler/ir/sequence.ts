import type { EventBehaviour } from './behaviour.ts';
import type { Expression } from './expression.ts';

/** SEMANTICS §12. Holds at an event that completes a chain: the steps held at events one after the other, the last less than `withinMs` after the first. */
export interface Sequence {
  readonly kind: 'sequence';
  /** At least two. */
  readonly steps: readonly EventBehaviour[];
  /** A condition over the chain's events by `stepField`; null when every chain counts. Of a step that is no `occurs` it sees `ts` and `eventId` only. */
  readonly where: Expression | null;
  /** Milliseconds, > 0. */
  readonly withinMs: number;
}
