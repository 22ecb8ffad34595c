import type { Program } from '../../../compiler/ir/program.ts';
import type { Finding, RecordingReport, SegmentReport, VerifyReport } from '../report.ts';
import { explainFinding } from './explain-finding.ts';
import { element, escapeXml } from './xml.ts';

interface Failure {
  readonly message: string;
  readonly text: string;
}

/**
 * What `segc verify` has found as JUnit XML: one suite, a case for each segment, for each recording and one for Redis. Times are those of the whole run,
 * since all rules are played by one job.
 */
export function toJUnit(report: VerifyReport, program: Program): string {
  const cases = [
    ...report.segments.map((segment) => testcase('segc.verify', segment.id, failuresOf(segment, report, program))),
    ...report.recordings.map((recording) =>
      testcase('segc.verify.recordings', recording.file, failuresOfRecording(recording)),
    ),
    testcase(
      'segc.verify',
      'what Redis holds',
      report.storeDifferences.map((text) => ({ message: 'Redis and the replay do not hold the same', text })),
    ),
  ];
  const counts = {
    tests: cases.length,
    failures: cases.filter(({ failed }) => failed).length,
    errors: 0,
    skipped: 0,
    time: report.seconds.toFixed(3),
  };
  const properties = element('properties', {}, [
    property('seed', report.seed),
    property('rules', report.rules),
    property('histories', report.histories),
    property('comparisons', report.comparisons),
    property('differences', report.differences),
  ]);
  const suite = element('testsuite', { name: 'segc verify', ...counts }, [
    '\n',
    properties,
    '\n',
    ...cases.flatMap(({ xml }) => [xml, '\n']),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'segc verify', ...counts }, ['\n', suite, '\n'])}\n`;
}

const property = (name: string, value: number): string => element('property', { name, value });

function testcase(
  classname: string,
  name: string,
  failures: readonly Failure[],
): { readonly xml: string; readonly failed: boolean } {
  const [first] = failures;
  if (first === undefined) return { xml: element('testcase', { classname, name, time: 0 }), failed: false };
  // Readers of JUnit show the first failure of a case only: all that failed stands in one.
  const text = failures.map((failure) => failure.text).join('\n\n');
  const failure = element('failure', { message: first.message, type: 'difference' }, [escapeXml(text, true)]);
  return { xml: element('testcase', { classname, name, time: 0 }, [failure]), failed: true };
}

function failuresOf(
  { id, differences, histories }: SegmentReport,
  { findings }: VerifyReport,
  program: Program,
): readonly Failure[] {
  const own = findings.filter(({ segment }) => segment === id);
  if (own.length > 0) return own.map((finding) => failureOf(finding, program));
  if (differences === 0) return [];
  const message = `the witnesses do not say the same of ${differences} of ${histories} histories`;
  return [{ message, text: message }];
}

function failureOf(finding: Finding, program: Program): Failure {
  const text = explainFinding(finding, program);
  return { message: text.split('\n')[0] ?? '', text };
}

function failuresOfRecording({ file, unexpected, expected }: RecordingReport): readonly Failure[] {
  if (unexpected === 0) return [];
  const message = `${unexpected} differences between the ${expected ?? 0} transitions that are expected of ${file} and the replay`;
  return [{ message, text: message }];
}
