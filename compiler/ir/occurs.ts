import type { Expression } from './expression.ts';

/** SEMANTICS §3. Holds at an event of one of `types` for which `where` is true; `where` null means every such event. */
export interface Occurs {
  readonly kind: 'occurs';
  /** At least one, sorted. */
  readonly types: readonly string[];
  readonly where: Expression | null;
}
