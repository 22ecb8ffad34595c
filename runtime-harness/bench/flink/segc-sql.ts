import { type BuildOptions, buildProgram } from '../../../compiler/build.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import { quoteText } from '../../../compiler/print/quote.ts';
import { packProgram } from '../../../flink-deploy/desired/pack-program.ts';
import { type DeploySettings, defaultTopics, fillPlaceholders } from '../../../flink-deploy/desired/settings.ts';
import { splitStatements } from '../../../flink-deploy/desired/split-statements.ts';

/** How the compiler puts rules into operators. */
export type Plan = NonNullable<BuildOptions['plan']>;

export interface SegcSqlOptions {
  readonly plan: Plan;
  /** host:port. */
  readonly kafka: string;
  /** The topic that is read, up to the end that it has when the job starts. */
  readonly topic: string;
  /** The topic that gets the transitions; null when all that the job writes is thrown away. */
  readonly changes: string | null;
}

/**
 * The statements that `segc build` generates, with a source that ends, and with blackholes for sinks. What is read, decoded and computed is the same, the rows
 * for Redis included.
 */
export function segcStatements(program: Program, options: SegcSqlOptions): readonly string[] {
  const files = new Map(buildProgram(program, { plan: options.plan }).map(({ path, text }) => [path, text]));
  const { run } = JSON.parse(files.get('manifest.json') ?? '') as { readonly run: readonly string[] };
  const document = files.get('program.json');
  const fused = document === undefined ? undefined : packProgram(document);
  const statements = run.flatMap((path) => splitStatements(files.get(path) ?? ''));
  return statements.map((statement) => bounded(statement, options, fused));
}

function bounded(statement: string, { kafka, topic, changes }: SegcSqlOptions, fused: string | undefined): string {
  const isSource = statement.includes("'${topic.events}'") && statement.startsWith('CREATE');
  const isChanges = statement.includes("'${topic.changes}'");
  const isTable = statement.startsWith('CREATE TEMPORARY TABLE');
  if (isTable && !isSource && (!isChanges || changes === null)) return withBlackhole(statement);
  const settings: DeploySettings = {
    kafka,
    redis: '',
    name: 'segc-bench',
    topics: { ...defaultTopics(topic), changes: changes ?? '' },
    parallelism: 1,
    watermark: 'on-periodic',
    idleTimeoutMs: 0,
    start: 'earliest-offset',
  };
  const filled = fillPlaceholders(statement, settings, fused);
  return isSource ? filled.replace(') WITH (\n', ") WITH (\n  'scan.bounded.mode' = 'latest-offset',\n") : filled;
}

const withBlackhole = (statement: string) =>
  statement.replace(/\n\) WITH \([\s\S]*$/, "\n) WITH ('connector' = 'blackhole')");

/**
 * A job that reads the same table and looks at each column, and does nothing else.
 *
 * @param statements those of a segc job
 * @param sink the topic that gets the rows; null when they are thrown away
 */
export function passThroughStatements(
  statements: readonly string[],
  kafka: string,
  sink: string | null,
): readonly string[] {
  const source = statements.find((statement) => statement.includes("'scan.bounded.mode'"));
  if (source === undefined) throw new Error('the generated SQL has no source table');
  const name = /^CREATE TEMPORARY TABLE (`[^`]+`)/.exec(source)?.[1] ?? '';
  const columns = [...source.matchAll(/^ {2}(`[^`]+`) (\w+(?:<[^>]+>)?)/gm)].filter(([, , type]) => type !== 'AS');
  const typed = columns.map(([, column, type]) => `${column} ${type}`).join(', ');
  const names = columns.map(([, column]) => column);
  const target =
    sink === null
      ? "'connector' = 'blackhole'"
      : `'connector' = 'kafka', 'topic' = ${quoteText(sink)}, 'properties.bootstrap.servers' = ${quoteText(kafka)}, 'format' = 'json'`;
  return [
    source,
    `CREATE TEMPORARY TABLE \`read\` (${typed}) WITH (${target})`,
    `INSERT INTO \`read\` SELECT ${names.join(', ')} FROM ${name} WHERE ${names.map((each) => `${each} IS NOT NULL`).join(' OR ')}`,
  ];
}
