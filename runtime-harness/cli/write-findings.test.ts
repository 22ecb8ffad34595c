import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { event } from '../suites/small-program.ts';
import { findingOf, historyOf } from '../suites/verify-report.ts';
import { writeFindings } from './write-findings.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'segc-findings-'));
});
afterEach(() => rm(root, { recursive: true }));

const finding = findingOf('seg', historyOf([event('a', 5)]), ['replay', 'flink'], {
  replay: [{ userId: 'u', segment: 'seg', op: 'enter', at: 5, expiresAt: 9, reason: 'event', eventIds: ['a5'] }],
  flink: [],
});

test('each history is a fixture, those of the run before go, and those of the mutants stay', async () => {
  const folder = join(root, '.segc', 'verify');
  await mkdir(join(folder, 'mutants'), { recursive: true });
  await writeFile(join(folder, 'old-1.jsonl'), '');
  await writeFile(join(folder, 'mutants', 'kept.jsonl'), '');
  expect(await writeFindings([finding, finding], root)).toEqual([
    join('.segc', 'verify', 'seg-1.jsonl'),
    join('.segc', 'verify', 'seg-2.jsonl'),
  ]);
  expect((await readdir(folder)).sort()).toEqual([
    'mutants',
    'seg-1.expected.jsonl',
    'seg-1.jsonl',
    'seg-2.expected.jsonl',
    'seg-2.jsonl',
  ]);
  expect(await readdir(join(folder, 'mutants'))).toEqual(['kept.jsonl']);
  expect(JSON.parse(await readFile(join(folder, 'seg-1.expected.jsonl'), 'utf8'))).toMatchObject({
    op: 'enter',
    at: 5,
  });
});

test('nothing found, nothing made', async () => {
  expect(await writeFindings([], root)).toEqual([]);
  expect(await readdir(root)).toEqual([]);
});
