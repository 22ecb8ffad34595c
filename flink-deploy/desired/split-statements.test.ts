import { expect, test } from 'vitest';
import { splitStatements } from './split-statements.ts';

test('a semicolon ends a statement, also a last one without it', () => {
  expect(splitStatements('A;\n B ;C')).toEqual(['A', 'B', 'C']);
});

test.each(['', '  \n', ';;', '-- nothing\n', '-- a; b'])('%j has no statement', (sql) => {
  expect(splitStatements(sql)).toEqual([]);
});

test.each([
  "SELECT 'a;b'",
  "SELECT 'it''s; BEGIN'",
  "SELECT '-- no comment; '",
  "SELECT '\n;\n'",
  'SELECT `a;b`',
  "SELECT `a``;'b`",
  'SELECT `BEGIN`',
  "SELECT 'END;'",
  "SELECT '`', ';', '`'",
])('what is quoted ends nothing: %s', (statement) => {
  expect(splitStatements(`${statement};\nSELECT 2;`)).toEqual([statement, 'SELECT 2']);
});

test('comments are left out, with what stands in them', () => {
  expect(splitStatements("-- it's; a `comment`\nSELECT 1 -- BEGIN\n; SELECT 2 -- the last; one")).toEqual([
    'SELECT 1',
    'SELECT 2',
  ]);
});

test('a statement set is one statement, with its END', () => {
  const set = "EXECUTE STATEMENT SET\nBEGIN\nINSERT INTO `a` SELECT 'END;';\nINSERT INTO `b` SELECT 2;\nEND;";
  expect(splitStatements(`SELECT 1;\n${set}\nSELECT 2;`)).toEqual(['SELECT 1', set, 'SELECT 2']);
});

test('END of a CASE ends no statement set', () => {
  const set = 'BEGIN\nINSERT INTO `a` SELECT CASE WHEN `x` THEN 1 ELSE 2 END AS `y`;\nINSERT INTO `b` SELECT 1;\nEND;';
  expect(splitStatements(set)).toEqual([set]);
  const last =
    'BEGIN\nINSERT INTO `a` SELECT CASE WHEN CASE `x` WHEN 1 THEN TRUE END THEN 1 END;\nINSERT INTO `b` SELECT 1;\nEND;';
  expect(splitStatements(`${last}SELECT 1;`)).toEqual([last, 'SELECT 1']);
});

test('END of a CASE before a semicolon ends a statement as any other', () => {
  expect(splitStatements('SELECT CASE WHEN `x` THEN 1 END;SELECT 2;')).toEqual([
    'SELECT CASE WHEN `x` THEN 1 END',
    'SELECT 2',
  ]);
});

test('words that only contain BEGIN or END are words', () => {
  expect(splitStatements('SELECT BEGINNING, xBEGIN, END_OF, `BEGIN` FROM T_END;SELECT 2;')).toEqual([
    'SELECT BEGINNING, xBEGIN, END_OF, `BEGIN` FROM T_END',
    'SELECT 2',
  ]);
});
