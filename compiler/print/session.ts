import type { SessionColumn, SessionEnds, SessionHolds, Sessions } from '../plan/relation.ts';
import { printHeld, printLong, printWho, runningWindow } from './columns.ts';
import { printExpression } from './expression.ts';
import { stack } from './layout.ts';
import { quoteIdentifier, quoteInterval } from './quote.ts';
import { loadTemplate } from './templates.ts';

const flag = '`$isFirst`';

/** The running functions behind the metrics, each over the values since the session began. */
const running: { readonly [F in Exclude<SessionColumn['function'], 'last'>]: (value: string) => string } = {
  count: (test) => {
    const one = test === 'TRUE' ? printLong(1) : `CASE WHEN ${test} THEN ${printLong(1)} ELSE ${printLong(0)} END`;
    return `CAST(sum_since(${flag}, ${one}) OVER \`so far\` AS DOUBLE)`;
  },
  distinct: (value) => `CAST(distinct_since(${flag}, ${value}) OVER \`so far\` AS DOUBLE)`,
  sum: (value) => `total_since(${flag}, ${value}) OVER \`so far\``,
  min: (value) => `least_since(${flag}, ${value}) OVER \`so far\``,
  max: (value) => `greatest_since(${flag}, ${value}) OVER \`so far\``,
  average: (value) => `mean_since(${flag}, ${value}) OVER \`so far\``,
  first: (value) => `first_since(${flag}, ${value}) OVER \`so far\``,
};

function printMetric({ function: name, value, column }: SessionColumn): string {
  const printed = printExpression(value);
  return `${name === 'last' ? printed : running[name](printed)} AS ${quoteIdentifier(column)}`;
}

const before = loadTemplate<{ [name: string]: string }>('session-before');

export function sessions({ name, scope, gapMs, metrics, predicates, live }: Sessions) {
  const isTaken = (metric: SessionColumn) => metric.function === 'last';
  const beganAt = `first_since(${flag}, \`ts\`) OVER \`so far\` AS \`$beganAt\``;
  const judged = quoteIdentifier(live.length === 0 ? name : `${name}/judged`);
  const window = runningWindow(scope.who);
  const remembered = live.map(
    (column) => `previous(${quoteIdentifier(column)}) OVER \`so far\` AS ${quoteIdentifier(`${column} before`)}`,
  );
  return {
    metrics: quoteIdentifier(`${name}/metrics`),
    judged,
    events: quoteIdentifier(scope.events),
    who: printWho(scope),
    gap: gapMs,
    running: stack([beganAt, ...metrics.filter((metric) => !isTaken(metric)).map(printMetric)], ',', 2),
    taken: ['*', ...metrics.filter(isTaken).map(printMetric)].join(', '),
    predicates: stack(
      predicates.map(({ column, where }) => `${printExpression(where)} AS ${quoteIdentifier(column)}`),
      ',',
      2,
    ),
    window,
    before:
      live.length === 0
        ? ''
        : `\n${before({ name: quoteIdentifier(name), judged, remembered: stack(remembered, ',', 2), window })}`,
  };
}

export function sessionEnds({ name, scope, sessions: view, gapMs, predicates }: SessionEnds) {
  const names = predicates.map(quoteIdentifier);
  const isPart = scope.who !== 'userId';
  return {
    sessions: quoteIdentifier(view),
    ticked: quoteIdentifier(`${name}/ticked`),
    who: printWho(scope),
    nobody: isPart ? 'CAST(NULL AS STRING), `$who`' : '`userId`',
    partition: quoteIdentifier(scope.who),
    lastUser: isPart ? 'previous(`userId`) OVER `so far` AS `userId`, `$who`' : '`userId`',
    predicates: names.join(', '),
    nothing: names.map(() => 'CAST(NULL AS BOOLEAN)').join(', '),
    // One more than the gap: events exactly a gap apart belong together (SEMANTICS §6).
    interval: quoteInterval(gapMs + 1),
    previous: stack(
      names.map((predicate) => `previous(${predicate}) OVER \`so far\` AS ${predicate}`),
      ',',
      4,
    ),
    window: runningWindow(scope.who),
  };
}

export function sessionHolds(relation: SessionHolds) {
  const { judged, gapMs, from } = relation;
  const predicate = quoteIdentifier(relation.predicate);
  const before = quoteIdentifier(`${relation.predicate} before`);
  return {
    from: quoteIdentifier(from),
    columns: printHeld(relation, {
      at: judged === 'live' ? '`ts`' : `\`ts\` + ${gapMs}`,
      phase: judged === 'live' ? 2 : 1,
      eventIds: 'ARRAY[`eventId`]',
      lastId: '`eventId`',
    }),
    // Live: true now, and not at the session's event before.
    where: judged === 'live' ? `${predicate} AND (${flag} OR NOT ${before})` : predicate,
  };
}
