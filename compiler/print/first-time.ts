import type { FirstHolds } from '../plan/relation.ts';
import { printHeld, runningWindow } from './columns.ts';
import { asHeld } from './count.ts';
import { quoteIdentifier } from './quote.ts';

export function firstHolds(relation: FirstHolds) {
  return {
    columns: printHeld(relation, asHeld),
    of: quoteIdentifier(relation.of),
    window: runningWindow(relation.scope.who),
  };
}
