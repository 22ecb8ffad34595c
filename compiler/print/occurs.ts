import type { EventHolds } from '../plan/relation.ts';
import { printHeld } from './columns.ts';
import { printExpression } from './expression.ts';
import { quoteIdentifier } from './quote.ts';

export function eventHolds(relation: EventHolds) {
  const fields = relation.fields.map(({ column, alias }) => `${quoteIdentifier(column)} AS ${quoteIdentifier(alias)}`);
  return {
    columns: printHeld(relation, { at: '`ts`', phase: 2, eventIds: 'ARRAY[`eventId`]', lastId: '`eventId`' }, fields),
    events: quoteIdentifier(relation.scope.events),
    where: printExpression(relation.where),
  };
}
