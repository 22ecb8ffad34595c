import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildProgram } from '../build.ts';
import type { Program } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import { lowerProgram } from '../lower/index.ts';
import { printPlan } from './index.ts';

const generated = fileURLToPath(new URL('../../generated/', import.meta.url));
const read = (path: string) => readFileSync(join(generated, path), 'utf8');

/** The committed program, without places: its JSON has none. */
function committedProgram(): Program {
  const { source, segments } = JSON.parse(read('ir.json')) as Program;
  const span = { file: 'rules/some.segment.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { source, segments: segments.map((segment) => ({ ...segment, span })) };
}

test.each(['readable', 'fused'] as const)('the same program gives the same files: %s', (plan) => {
  expect(buildProgram(committedProgram(), { plan })).toEqual(buildProgram(committedProgram(), { plan }));
});

test('generated/ is what the code prints', () => {
  const files = buildProgram(committedProgram());
  const present = readdirSync(generated, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(present).toHaveLength(files.length);
  for (const { path, text } of files) expect(text, `generated/${path}: run \`segc build\``).toBe(read(path));
});

test('Redis is told ahead only where there is a segment that single events decide', () => {
  const { segments, ...rest } = committedProgram();
  const print = (ids: readonly string[]) =>
    buildProgram({ ...rest, segments: segments.filter(({ id }) => ids.includes(id)) }, { plan: 'fused' })
      .filter(({ path }) => path.endsWith('.sql'))
      .map(({ text }) => text)
      .join('\n');
  expect(print(['demo-requesters'])).toMatch(
    /CREATE TEMPORARY TABLE `events ahead`[\s\S]+INSERT INTO `memberships ahead`/,
  );
  expect(print(['cart-abandoners'])).not.toContain('ahead`');
});

/** Statements of a script, split where a `;` is outside of literals and identifiers. */
function statements(sql: string): string[] {
  const tokens = sql.match(/'(?:[^']|'')*'|`(?:[^`]|``)*`|--[^\n]*|[\s\S]/g) ?? [];
  const found = [''];
  for (const token of tokens) {
    if (token === ';') found.push('');
    else if (!token.startsWith('--')) found[found.length - 1] += token;
  }
  return found.map((statement) => statement.trim()).filter((statement) => statement !== '');
}

const withConstant = (value: string): Program => {
  const segment: Segment = {
    id: 'hostile',
    enter: {
      kind: 'occurs',
      types: ['click'],
      where: {
        kind: 'comparison',
        operator: '===',
        left: { kind: 'field', name: 'target', type: 'string', optional: false },
        right: { kind: 'literal', value },
      },
    },
    exit: null,
    ttlMs: 1,
    span: { file: 'rules/hostile.segment.ts', line: 1, column: 1, endLine: 1, endColumn: 1 },
  };
  return { ...committedProgram(), segments: [segment] };
};
const sqlOf = (program: Program) =>
  printPlan(lowerProgram(program)).find(({ path }) => path === 'segments/hostile.sql')?.text ?? '';

test.each([
  "'",
  "''; DROP TABLE events; --",
  'a;b',
  '-- no comment',
  '${kafka} {{ job }} {{{x}}}',
  'line\nbreak\r\n\ttab',
  'back\\slash\\',
  '🛒 ü "double" `tick`',
  '<&>',
])('%j stays inside of one literal', (value) => {
  const sql = sqlOf(withConstant(value));
  const literal = `'${value.replaceAll("'", "''")}'`;
  expect(sql.split(literal)).toHaveLength(2);
  // Besides the rule's version, the hostile text is all that differs from a harmless one.
  const version = /'[0-9a-f]{16}'/;
  const plain = statements(sqlOf(withConstant('harmless')).replace(version, ''));
  expect(
    statements(sql.replace(version, '')).map((statement) => statement.replace(literal, () => "'harmless'")),
  ).toEqual(plain);
});
