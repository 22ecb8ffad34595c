import { quoteText } from '../../../compiler/print/quote.ts';
import type { Bench, Contestant } from '../part.ts';
import { type AbsenceRow, absenceRows } from '../rules/absence/absence-rules.ts';
import { type Entry, entriesOf, requireEntries } from './claims.ts';
import { sqlContestant } from './sql-contestant.ts';

export const intervalJoinName = 'SQL interval join';
/** MATCH_RECOGNIZE, and the session window that wakes it, for each of `count` rules. */
export const matchName = (count: number) => (count === 1 ? 'SQL match' : `SQL match each ${count}`);

/** One absence rule by a self join that finds nothing. */
export const intervalJoin = (bench: Bench): Promise<Contestant> =>
  handSql(bench, intervalJoinName, 1, ([row]) => (row === undefined ? '' : intervalJoinSql(row)));

/** Absence rules by one window and one match each. */
export const matchEach = (bench: Bench, count: number, runs?: number): Promise<Contestant> =>
  handSql(
    bench,
    matchName(count),
    count,
    (rows) => `EXECUTE STATEMENT SET\nBEGIN\n${rows.map((row) => `${matchSql(row)};`).join('\n')}\nEND;`,
    runs,
  );

async function handSql(
  bench: Bench,
  name: string,
  count: number,
  insert: (rows: readonly AbsenceRow[]) => string,
  runs?: number,
): Promise<Contestant> {
  const program = await bench.rules.program('absence', count);
  return sqlContestant(bench, {
    name,
    ...(runs !== undefined && { runs }),
    statements: (topic, sink) => [
      source(bench.addresses.kafka, topic),
      sinkTable(bench.addresses.kafka, sink),
      insert(absenceRows.slice(0, count)),
    ],
    async require(messages) {
      const expected = entriesOf(await bench.rules.timeline(program, bench.checked));
      requireEntries(
        name,
        expected,
        messages.map((message) => JSON.parse(message) as Entry),
      );
    },
  });
}

/** As one writes it: Flink's JSON format and the columns that are needed. */
const source = (kafka: string, topic: string) => `CREATE TEMPORARY TABLE events (
  userId STRING,
  type STRING,
  ts BIGINT,
  productId STRING,
  rt AS TO_TIMESTAMP_LTZ(ts, 3),
  WATERMARK FOR rt AS rt - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = ${quoteText(topic)},
  'properties.bootstrap.servers' = ${quoteText(kafka)},
  'scan.startup.mode' = 'earliest-offset',
  'scan.bounded.mode' = 'latest-offset',
  'format' = 'json'
)`;

const sinkTable = (kafka: string, topic: string | null) =>
  `CREATE TEMPORARY TABLE entries (rule STRING, userId STRING, \`at\` BIGINT) WITH (${
    topic === null
      ? "'connector' = 'blackhole'"
      : `'connector' = 'kafka', 'topic' = ${quoteText(topic)}, 'properties.bootstrap.servers' = ${quoteText(kafka)}, 'format' = 'json'`
  })`;

const added = ({ product }: AbsenceRow) => `type = 'add_to_cart' AND productId = ${quoteText(product)}`;

const intervalJoinSql = (row: AbsenceRow) => `INSERT INTO entries
WITH a AS (SELECT userId, ts, rt FROM events WHERE ${added(row)}),
b AS (SELECT userId, rt FROM events WHERE type = 'purchase' OR ${added(row)})
SELECT ${quoteText(row.id)}, a.userId, a.ts + ${row.minutes * 60_000}
FROM a LEFT JOIN b ON a.userId = b.userId
  AND b.rt BETWEEN a.rt + INTERVAL '0.001' SECOND AND a.rt + INTERVAL '${row.minutes - 1}:59.999' MINUTE TO SECOND(3)
WHERE b.userId IS NULL`;

const matchSql = (row: AbsenceRow) => `INSERT INTO entries
WITH a AS (SELECT userId, rt FROM events WHERE ${added(row)}),
roles AS (
  SELECT userId, CASE WHEN type = 'add_to_cart' THEN 'A' ELSE 'B' END AS role, ts, rt
  FROM events WHERE type = 'purchase' OR ${added(row)}
  UNION ALL
  SELECT userId, 'T', CAST(NULL AS BIGINT), window_time
  FROM TABLE(SESSION(TABLE a PARTITION BY userId, DESCRIPTOR(rt), INTERVAL '${row.minutes}' MINUTE))
  GROUP BY userId, window_start, window_end, window_time)
SELECT ${quoteText(row.id)}, userId, addedAt + ${row.minutes * 60_000}
FROM roles MATCH_RECOGNIZE (
  PARTITION BY userId ORDER BY rt
  MEASURES A.ts AS addedAt
  ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW
  PATTERN (A T) DEFINE A AS role = 'A', T AS role = 'T')`;
