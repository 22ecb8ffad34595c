import type { CountHolds } from '../plan/relation.ts';
import { printHeld, runningWindow } from './columns.ts';
import { quoteIdentifier } from './quote.ts';

export function countHolds(relation: CountHolds) {
  return {
    columns: printHeld(relation, asHeld),
    of: quoteIdentifier(relation.of),
    atLeast: relation.atLeast,
    ms: relation.withinMs,
    window: runningWindow(relation.scope.who),
  };
}

/** A row of a view that holds, passed on. */
export const asHeld = { at: '`at`', phase: 2, eventIds: '`eventIds`', lastId: '`lastId`' } as const;
