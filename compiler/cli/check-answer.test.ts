import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Program } from '../ir/program.ts';
import { answerOf } from './check-answer.ts';

afterEach(() => vi.unstubAllEnvs());

const source = { topic: 'shop', latenessMs: 0, retentionMs: null, schema: { types: {} } };
const span = { file: 'rules/a.segment.ts', line: 2, column: 3, endLine: 2, endColumn: 9 };
const segment = { id: 'a', enter: { kind: 'occurs', types: ['x'], where: null }, exit: null, ttlMs: 1, span } as const;
const program: Program = { source, segments: [segment] };
const mistake: Diagnostic = diagnose('SEG003', span, { file: span.file });
const warning: Diagnostic = diagnose('SEG515', span, {});
const githubWarning =
  '::warning file=rules/a.segment.ts,line=2,col=3,endLine=2,endColumn=9,title=SEG515::a count of at least 1 holds whenever what it counts does%0Alaw: a count asks for more than one time%0Afix: Write what it counts in its place, or raise `atLeast`.\n';

test('text: warnings on stderr, and no mistakes all the same', () => {
  expect(answerOf({ program, diagnostics: [] }, 'text', null)).toEqual({
    stdout: '1 segment, no mistakes\n',
    stderr: '',
  });
  expect(answerOf({ program, diagnostics: [warning] }, 'text', 0.214)).toEqual({
    stdout: '1 segment, no mistakes, 1 warning (0.21 s)\n',
    stderr: [
      'rules/a.segment.ts:2:3 - warning SEG515: a count of at least 1 holds whenever what it counts does',
      '  law: a count asks for more than one time',
      '  fix: Write what it counts in its place, or raise `atLeast`.\n\n',
    ].join('\n'),
  });
});

test('text: mistakes and how many, on stderr', () => {
  const { stdout, stderr } = answerOf({ program: null, diagnostics: [mistake, warning, warning] }, 'text', null);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^rules\/a\.segment\.ts:2:3 - error SEG003: /);
  expect(stderr).toMatch(/\n\n1 mistake, 2 warnings\n$/);
});

test('github: annotations on stdout, the sentence behind them', () => {
  vi.stubEnv('GITHUB_WORKSPACE', undefined);
  expect(answerOf({ program, diagnostics: [warning] }, 'github', null)).toEqual({
    stdout: `${githubWarning}1 segment, no mistakes, 1 warning\n`,
    stderr: '',
  });
  const wrong = answerOf({ program: null, diagnostics: [mistake] }, 'github', null);
  expect(wrong.stdout).toMatch(/^::error file=rules\/a\.segment\.ts,line=2,.*title=SEG003::.*\n$/);
  expect(wrong.stderr).toBe('1 mistake\n');
});

test('github: paths are those of the repository', () => {
  vi.stubEnv('GITHUB_WORKSPACE', join(process.cwd(), '..', '..'));
  const folder = process.cwd().split(/[\\/]/).slice(-2).join('/');
  expect(answerOf({ program, diagnostics: [warning] }, 'github', null).stdout).toContain(
    `file=${folder}/rules/a.segment.ts,`,
  );
  vi.stubEnv('GITHUB_WORKSPACE', join(process.cwd(), 'elsewhere'));
  expect(answerOf({ program, diagnostics: [warning] }, 'github', null).stdout).toContain('file=rules/a.segment.ts,');
});

test('json: one line, the seconds only when they are asked for', () => {
  expect(answerOf({ program, diagnostics: [] }, 'json', null)).toEqual({
    stdout: '{"segments":1,"diagnostics":[]}\n',
    stderr: '',
  });
  const { stdout, stderr } = answerOf({ program: null, diagnostics: [mistake] }, 'json', 0.2109);
  expect([JSON.parse(stdout), stderr]).toEqual([{ segments: 0, diagnostics: [mistake], seconds: 0.211 }, '']);
});
