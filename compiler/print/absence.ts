import type { ClockHolds, Part, Scope } from '../plan/relation.ts';
import { operator } from '../plan/sql-expression.ts';
import { printHeld, printWho } from './columns.ts';
import { printExpression } from './expression.ts';
import { quoteIdentifier, quoteInterval } from './quote.ts';
import { loadTemplate } from './templates.ts';

const afterTest = loadTemplate<{ [name: string]: string }>('clock-after');

export function clockHolds(relation: ClockHolds) {
  const { name, scope, after, forMs } = relation;
  const view = quoteIdentifier(after.kind === 'view' ? after.name : `${name}/after`);
  const isPart = scope.who !== 'userId';
  return {
    // A view that holds can be the window's input as it is; events are first narrowed to those that start the clock.
    after:
      after.kind === 'view'
        ? ''
        : `${afterTest({ name: view, who: quoteIdentifier(scope.who), events: quoteIdentifier(scope.events), test: printExpression(after.where) })}\n`,
    rows: printRows(relation),
    roles: quoteIdentifier(`${name}/roles`),
    starters: view,
    nobody: isPart ? 'CAST(NULL AS STRING), `$who`' : '`userId`',
    partition: quoteIdentifier(scope.who),
    measures: isPart ? 'A.`userId` AS `userId`, ' : '',
    interval: quoteInterval(forMs),
    ms: forMs,
    columns: printHeld(relation, { at: '`at`', phase: 1, eventIds: '`eventIds`', lastId: '`lastId`' }),
  };
}

/** What matters to the clock. An event that both starts and stops it starts it (SEMANTICS §5). */
function printRows({ scope, after, no }: ClockHolds): string {
  if (after.kind === 'test' && (no === null || no.kind === 'test')) {
    const test = printExpression(after.where);
    const either = no === null ? test : printExpression(operator('OR', after.where, no.where));
    const starts = no === null ? '1' : `CASE WHEN ${test} THEN 1 ELSE 0 END`;
    return select(scope, starts, `${quoteIdentifier(scope.events)}\nWHERE ${either}`, eventColumns);
  }
  const parts: [Part, number][] =
    no === null
      ? [[after, 1]]
      : [
          [after, 1],
          [no, 0],
        ];
  return parts
    .map(([part, starts]) =>
      part.kind === 'view'
        ? select(scope, String(starts), quoteIdentifier(part.name), heldColumns)
        : select(
            scope,
            String(starts),
            `${quoteIdentifier(scope.events)}\nWHERE ${printExpression(part.where)}`,
            eventColumns,
          ),
    )
    .join('\nUNION ALL\n');
}

const eventColumns = '`ts` AS `at`, ARRAY[`eventId`] AS `eventIds`, `eventId` AS `lastId`';
const heldColumns = '`at`, `eventIds`, `lastId`';

const select = (scope: Scope, starts: string, from: string, columns: string) =>
  `SELECT ${printWho(scope)}, ${columns}, 0 AS \`tick\`, ${starts} AS \`starts\`, \`$rt\`\nFROM ${from}`;
