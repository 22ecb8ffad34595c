import { expect, test } from 'vitest';
import { event, program, segment, when } from '../suites/small-program.ts';
import { findingOf, historyOf, replayOf, reportOf } from '../suites/verify-report.ts';
import type { RestartsReport } from '../verify/restarts/verify-restarts.ts';
import { restartsAsJson, restartsInWords } from './restarts-output.ts';

const rules = program(segment(when('a'), 1_000));
const history = historyOf([event('a', 5_000)]);
const replay = replayOf(rules, history, 'seg');
const finding = findingOf('seg', history, ['replay', 'flink'], { replay, flink: [] });

const report: RestartsReport = {
  ...reportOf(rules, [finding]),
  rounds: 2,
  savepoints: 1,
  kills: 1,
  repeats: 7,
  lateUntold: 3,
  restartDifferences: ['round 1: 2 transitions came again, and nothing had failed'],
};

test('one JSON object: what segc verify says, and the restarts', () => {
  const json = JSON.parse(restartsAsJson(report, ['.segc/verify/seg-1.jsonl'], []));
  expect(json).toMatchObject({ rules: 1, seed: 1, rounds: 2, savepoints: 1, kills: 1, repeats: 7, lateUntold: 3 });
  expect(json.restartDifferences).toEqual(report.restartDifferences);
  expect(json.findings).toMatchObject([{ segment: 'seg', file: '.segc/verify/seg-1.jsonl' }]);
});

test('for a reader: findings, what only a restart breaks, and the sum', () => {
  const text = restartsInWords(report, rules, { files: ['.segc/verify/seg-1.jsonl'], isLocal: true });
  expect(text).toContain('.segc/verify/seg-1.jsonl');
  expect(text).toContain('\nround 1: 2 transitions came again, and nothing had failed\n');
  expect(text.trimEnd().split('\n').at(-1)).toMatch(
    /^restarts: 2 rounds, 1 savepoint restored, 1 TaskManager killed, 1 rules, 40 histories, \d+ transitions, 7 of them again, 3 late events without a record, 1 differences \(seed 1, 12.3 s\)$/,
  );
  expect(text).not.toContain('SEGC_FLINK');
});

test('says that a given cluster was not killed', () => {
  const text = restartsInWords(report, rules, { files: [], isLocal: false });
  expect(text).toContain(
    'The TaskManager of a given cluster (SEGC_FLINK) cannot be killed: savepoint and restore only.',
  );
});
