import { expect, test } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { renderGithub } from './github.ts';

const span = { file: 'rules/segments/a.segment.ts', line: 6, column: 36, endLine: 6, endColumn: 48 };
const mistake: Diagnostic = {
  code: 'SEG301',
  severity: 'error',
  finding: 'this cannot be compiled',
  law: 'a predicate is a condition',
  fix: 'Compare it.',
  span,
  related: [],
};

test('an error, at its place', () => {
  expect(renderGithub(mistake)).toBe(
    '::error file=rules/segments/a.segment.ts,line=6,col=36,endLine=6,endColumn=48,title=SEG301::this cannot be compiled%0Alaw: a predicate is a condition%0Afix: Compare it.',
  );
});

test('a warning', () => {
  expect(renderGithub({ ...mistake, code: 'SEG506', severity: 'warning' })).toBe(
    '::warning file=rules/segments/a.segment.ts,line=6,col=36,endLine=6,endColumn=48,title=SEG506::this cannot be compiled%0Alaw: a predicate is a condition%0Afix: Compare it.',
  );
});

test('without a place there is only the title', () => {
  expect(renderGithub({ ...mistake, code: 'SEG001', span: null })).toBe(
    '::error title=SEG001::this cannot be compiled%0Alaw: a predicate is a condition%0Afix: Compare it.',
  );
});

test('below the root of the repository the path begins with the folder', () => {
  expect(renderGithub(mistake, 'packages/segments')).toMatch(
    /^::error file=packages\/segments\/rules\/segments\/a\.segment\.ts,line=6,/,
  );
});

test('other places are lines of the message', () => {
  const related = [{ message: 'the first one', span: { ...span, line: 2, column: 1 } }];
  expect(renderGithub({ ...mistake, related })).toMatch(
    /::this cannot be compiled%0Arules\/segments\/a\.segment\.ts:2:1 - the first one%0Alaw: /,
  );
});

test('a message keeps its colons and commas; percent signs and line ends are escaped', () => {
  const finding = '100 % of `a, b: c`\r\n::error::no command, %0A';
  expect(renderGithub({ ...mistake, span: null, finding })).toBe(
    '::error title=SEG301::100 %25 of `a, b: c`%0D%0A::error::no command, %250A%0Alaw: a predicate is a condition%0Afix: Compare it.',
  );
});

test('a path is escaped as a property', () => {
  expect(renderGithub({ ...mistake, span: { ...span, file: 'a,b:c%2C/d\r\ne.segment.ts' } })).toMatch(
    /^::error file=a%2Cb%3Ac%252C\/d%0D%0Ae\.segment\.ts,line=6,/,
  );
});
