import type {
  AbsenceMoves,
  EventMoves,
  Move,
  Relation,
  SessionEnds,
  SessionMoves,
  Sessions,
} from '../plan/relation.ts';
import { operator } from '../plan/sql-expression.ts';
import { printExpression } from './expression.ts';
import { stack } from './layout.ts';
import { quoteIdentifier, quoteInterval, quoteText } from './quote.ts';
import { loadTemplate } from './templates.ts';

type Values = { readonly [name: string]: string | number };

const templates = {
  eventMoves: loadTemplate<Values>('event-moves'),
  absenceMoves: loadTemplate<Values>('absence-moves'),
  sessions: loadTemplate<Values>('sessions'),
  sessionEnds: loadTemplate<Values>('session-ends'),
  sessionMoves: loadTemplate<Values>('session-moves'),
} as const satisfies { [K in Relation['kind']]: unknown };

const printMove = ({ segment, role, rule, ttlMs }: Move): Values => ({
  segment: quoteText(segment),
  role,
  rule: quoteText(rule),
  ttl: ttlMs,
});

const values: { readonly [K in Relation['kind']]: (relation: Extract<Relation, { kind: K }>) => Values } = {
  eventMoves: (relation: EventMoves) => ({ ...printMove(relation.move), where: printExpression(relation.where) }),
  absenceMoves: (relation: AbsenceMoves) => ({
    ...printMove(relation.move),
    after: quoteIdentifier(`${relation.name}/after`),
    roles: quoteIdentifier(`${relation.name}/roles`),
    afterTest: printExpression(relation.after),
    eitherTest: printExpression(operator('OR', relation.after, relation.no)),
    interval: quoteInterval(relation.forMs),
    ms: relation.forMs,
  }),
  sessions: printSessions,
  sessionEnds: printSessionEnds,
  sessionMoves: (relation: SessionMoves) => ({
    ...printMove(relation.move),
    from: quoteIdentifier(relation.from),
    at: relation.judged === 'live' ? '`ts`' : `\`ts\` + ${relation.gapMs}`,
    phase: relation.judged === 'live' ? 2 : 1,
    where: printExpression(relation.where),
  }),
};

/** A view as `CREATE` statements. */
export function printRelation(relation: Relation): string {
  const print = values[relation.kind] as (relation: Relation) => Values;
  return templates[relation.kind]({ name: quoteIdentifier(relation.name), ...print(relation) });
}

function printSessions({ gapMs, counts }: Sessions): Values {
  const running = [
    'MAX(CASE WHEN `$isFirst` THEN `ts` END) OVER `so far` AS `$startedAt`',
    'sum_since(`$isFirst`, CAST(1 AS BIGINT)) OVER `so far` AS `events`',
    ...counts.map(({ column }) => {
      const one = `CASE WHEN ${quoteIdentifier(`${column} here`)} THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END`;
      return `sum_since(\`$isFirst\`, ${one}) OVER \`so far\` AS ${quoteIdentifier(column)}`;
    }),
  ];
  const metrics = [
    '`ts` - `$startedAt` AS `duration`, `$previousTs` - `$startedAt` AS `duration before`',
    '`events`, `events` - 1 AS `events before`',
    ...counts.map(({ column }) => {
      const [name, here, before] = ['', ' here', ' before'].map((suffix) => quoteIdentifier(`${column}${suffix}`));
      return `${name}, CASE WHEN ${here} THEN ${name} - 1 ELSE ${name} END AS ${before}`;
    }),
  ];
  const tests = counts.map(
    ({ column, of }) => `${printExpression(of)} AS ${quoteIdentifier(`${column} here`)},\n      `,
  );
  return { gap: gapMs, running: stack(running, ',', 4), metrics: stack(metrics, ',', 2), tests: tests.join('') };
}

function printSessionEnds({ name, sessions, gapMs, counts }: SessionEnds): Values {
  const metrics = ['duration', 'events', ...counts].map(quoteIdentifier);
  return {
    sessions: quoteIdentifier(sessions),
    ticked: quoteIdentifier(`${name}/ticked`),
    metrics: metrics.join(', '),
    nothing: metrics.map(() => 'CAST(NULL AS BIGINT)').join(', '),
    // One more than the gap: events exactly a gap apart belong together (SEMANTICS §6).
    interval: quoteInterval(gapMs + 1),
    previous: stack(
      metrics.map((metric) => `previous_long(${metric}) OVER \`before\` AS ${metric}`),
      ',',
      4,
    ),
  };
}
