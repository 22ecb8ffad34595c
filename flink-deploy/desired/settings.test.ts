import { expect, test } from 'vitest';
import { type DeploySettings, defaultTopics, fillPlaceholders } from './settings.ts';

const settings: DeploySettings = {
  kafka: 'k1:9092,k2:9092',
  redis: "redis://:it's$&''secret@r:6379/1",
  name: 'segments',
  topics: defaultTopics('shop-events'),
  parallelism: 2,
  watermark: 'on-event',
  idleTimeoutMs: 30_000,
  start: 'latest-offset',
};

const table = (options: string) => `CREATE TEMPORARY TABLE \`t\` (\`a\` STRING) WITH (${options})`;

test.each([
  ['${topic.events}', 'shop-events'],
  ['${topic.changes}', 'segc-changes'],
  ['${topic.late}', 'segc-late'],
  ['${topic.dead}', 'segc-dead-letters'],
  ['${kafka}', 'k1:9092,k2:9092'],
  ['${kafka.group}', 'segments'],
  ['${scan.startup}', 'latest-offset'],
  ['${watermark.emit}', 'on-event'],
  ['${watermark.idle}', '30000 ms'],
])('%s is filled with %s', (placeholder, value) => {
  expect(fillPlaceholders(table(`'x' = '${placeholder}', 'y' = '1'`), settings)).toBe(
    table(`'x' = '${value}', 'y' = '1'`),
  );
});

test('quotes and signs in a password stay text', () => {
  expect(fillPlaceholders(table("'url' = '${redis}'"), settings)).toBe(
    table("'url' = 'redis://:it''s$&''''secret@r:6379/1'"),
  );
});

test('a value that looks like a placeholder is not filled once more', () => {
  const odd = { ...settings, redis: '${kafka}', kafka: "'${redis}'" };
  expect(fillPlaceholders(table("'a' = '${redis}', 'b' = '${kafka}'"), odd)).toBe(
    table("'a' = '${kafka}', 'b' = '''${redis}'''"),
  );
});

test.each([
  "'x' = 'at ${kafka}'",
  "'x' = '${kafka}${redis}'",
  "'x' = '${unknown}'",
  "'x' = '${constructor}'",
  "'x' = '''${kafka}'''",
  '`${kafka}` = 1',
])('a literal that is not just a known placeholder stays: %s', (options) => {
  expect(fillPlaceholders(table(options), settings)).toBe(table(options));
});

test.each([
  "CREATE TEMPORARY VIEW `v` AS SELECT * FROM `e` WHERE `target` = '${kafka}'",
  "CREATE TEMPORARY FUNCTION `f` AS '${kafka}'",
  "CREATE TABLE `t` (`a` STRING) WITH ('x' = '${kafka}')",
  "INSERT INTO `t` SELECT '${redis}'",
  "EXECUTE STATEMENT SET\nBEGIN\nINSERT INTO `t` SELECT 'CREATE TEMPORARY TABLE', '${redis}';\nEND;",
])('only table definitions have placeholders: %s', (statement) => {
  expect(fillPlaceholders(statement, settings)).toBe(statement);
});

test('the program is filled into the source and the job, and is text there', () => {
  const program = `{"a":"it's \${kafka}"}`;
  const filled = `'{"a":"it''s \${kafka}"}'`;
  expect(fillPlaceholders(table("'p' = '${program}'"), settings, program)).toBe(table(`'p' = ${filled}`));
  const job = (text: string) =>
    `EXECUTE STATEMENT SET\nBEGIN\nINSERT INTO \`t\` SELECT * FROM segments(${text}, '\${kafka}');\nEND;`;
  expect(fillPlaceholders(job("'${program}'"), settings, program)).toBe(job(filled));
});
