import { expect, test } from 'vitest';
import { count, event, program, segment, when } from '../../suites/small-program.ts';
import { findingOf, historyOf, replayOf, reportOf } from '../../suites/verify-report.ts';
import { wellFormed } from '../../suites/well-formed.ts';
import { toJUnit } from './to-junit.ts';

const rules = program(segment(count(when('a'), 2, 100), 1_000, null, 'busy'), segment(when('b'), 1_000, null, 'quiet'));
const hostile = ']]>"<b>&\u0000\u001b\ud800\uffff';
const history = historyOf([event('a', 0, hostile), event('a', 99, 'v')], null, 'busy');
const replay = replayOf(rules, history, 'busy');
const finding = findingOf('busy', history, ['replay', 'flink'], { replay, flink: [] });

test('a case for each segment, each recording and Redis', () => {
  const recordings = [{ file: 'fixtures/a&b.jsonl', users: 1, events: 2, expected: 3, unexpected: 2 }];
  const xml = toJUnit({ ...reportOf(rules, [finding]), recordings, storeDifferences: ['u in busy: <nobody>'] }, rules);
  const elements = wellFormed(xml);
  const cases = elements.filter(({ name }) => name === 'testcase').map(({ attributes }) => attributes);
  expect(cases.map(({ classname, name }) => `${classname} ${name}`)).toEqual([
    'segc.verify busy',
    'segc.verify quiet',
    'segc.verify.recordings fixtures/a&b.jsonl',
    'segc.verify what Redis holds',
  ]);
  const failures = elements.filter(({ name }) => name === 'failure');
  expect(failures.map(({ attributes }) => attributes.message)).toEqual([
    'busy: Flink and the replay do not say the same',
    '2 differences between the 3 transitions that are expected of fixtures/a&b.jsonl and the replay',
    'Redis and the replay do not hold the same',
  ]);
  expect(failures[0]?.text).toContain('SEMANTICS §11 Count');
  expect(failures[2]?.text).toBe('u in busy: <nobody>');
  expect(elements.find(({ name }) => name === 'testsuite')?.attributes).toMatchObject({
    name: 'segc verify',
    tests: '4',
    failures: '3',
  });
});

test('without differences nothing fails', () => {
  const elements = wellFormed(toJUnit(reportOf(rules), rules));
  expect(elements.filter(({ name }) => name === 'failure')).toEqual([]);
});

test('differences that are not told in full fail all the same', () => {
  const report = reportOf(rules);
  const segments = report.segments.map((each) => (each.id === 'quiet' ? { ...each, differences: 2 } : each));
  const failures = wellFormed(toJUnit({ ...report, segments }, rules)).filter(({ name }) => name === 'failure');
  expect(failures.map(({ text }) => text)).toEqual(['the witnesses do not say the same of 2 of 40 histories']);
});
