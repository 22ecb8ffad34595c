import { expect, test } from 'vitest';
import { packageRoot } from '../../../flink-deploy/local/package-root.ts';
import { createRules } from '../rule-sets.ts';
import { passThroughStatements, type SegcSqlOptions, segcStatements } from './segc-sql.ts';

const program = await createRules(packageRoot()).program('absence', 2);
const options: SegcSqlOptions = { plan: 'auto', kafka: 'localhost:1', topic: 'in', changes: null };
const tables = (statements: readonly string[]) =>
  statements.filter((statement) => statement.startsWith('CREATE TEMPORARY TABLE'));
const connectors = (statements: readonly string[]) =>
  tables(statements).map((statement) => /'connector' = '([^']+)'/.exec(statement)?.[1]);

test('a set is its first rules', () => {
  expect(program.segments.map(({ id }) => id)).toEqual(['absence-0', 'absence-1']);
});

test('the source ends, and all sinks are blackholes', () => {
  const statements = segcStatements(program, options);
  const sources = statements.filter((statement) => statement.includes("'scan.bounded.mode' = 'latest-offset'"));
  expect(sources).toHaveLength(1);
  expect(sources[0]).toContain("'topic' = 'in'");
  expect(connectors(statements).filter((connector) => connector !== 'blackhole')).toEqual(['kafka']);
  expect(tables(statements).join('\n')).not.toMatch(/'\$\{|segc-redis/);
});

test('transitions go to a topic when one is given', () => {
  const statements = segcStatements(program, { ...options, changes: 'out' });
  expect(connectors(statements).filter((connector) => connector !== 'blackhole')).toEqual(['kafka', 'kafka']);
  expect(tables(statements).join('\n')).toContain("'topic' = 'out'");
});

test('reading alone looks at every column of the source but the computed one', () => {
  const [source = '', sink = '', insert = ''] = passThroughStatements(
    segcStatements(program, { ...options, plan: 'readable' }),
    '',
    null,
  );
  const columns = [...source.matchAll(/^ {2}(`[^`]+`) /gm)].map(([, name = '']) => name);
  expect(columns).toContain('`$rt`');
  for (const column of columns.filter((name) => name !== '`$rt`')) {
    expect(sink).toContain(`${column} `);
    expect(insert).toContain(`${column} IS NOT NULL`);
  }
  expect(sink).not.toContain('`$rt`');
});
