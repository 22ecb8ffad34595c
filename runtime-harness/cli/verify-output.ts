import type { Program } from '../../compiler/ir/program.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import { casesPerSecond, type Finding, type VerifyReport } from '../verify/report.ts';
import { explainFinding } from '../verify/reporting/explain-finding.ts';
import { count } from './report-input.ts';
import type { Timing } from './stopwatch.ts';

/** The report as one JSON object, its figures last. */
export function verifyAsJson(report: VerifyReport, told: readonly Told[], timings: readonly Timing[]): string {
  return `${JSON.stringify(verifyFigures(report, told, timings))}\n`;
}

/** What goes into that object. */
export function verifyFigures(
  report: VerifyReport,
  told: readonly Pick<Told, 'file'>[],
  timings: readonly Timing[],
): Readonly<Record<string, unknown>> {
  const { segments, recordings, findings, storeDifferences } = report;
  const { seed, rules, histories, events, comparisons, transitions, differences, seconds } = report;
  const summaries = findings.map(({ segment, history, messagesBefore, between, differences }, index) => ({
    segment,
    userId: history.userId,
    between,
    messages: history.messages.length,
    messagesBefore,
    file: told[index]?.file,
    first: differences[0] === undefined ? null : explainDifference(differences[0]),
  }));
  return {
    segments: segments.map(({ samples: _, ...counts }) => counts),
    recordings,
    findings: summaries,
    storeDifferences,
    timings,
    events,
    transitions,
    casesPerSecond: casesPerSecond(report),
    rules,
    histories,
    comparisons,
    differences,
    seconds,
    seed,
  };
}

/** What is told of a finding beside itself. */
export interface Told {
  /** The history as a file. */
  readonly file: string;
  /** The rule's IR as JSON, and its SQL. */
  readonly ir: string;
  readonly sql: string;
}

/** The report for a reader: the findings, then one line. */
export function verifyInWords(report: VerifyReport, program: Program, told: readonly Told[]): string {
  const { rules, histories, comparisons, transitions, differences, seed, seconds } = report;
  return [
    ...report.findings.map((finding, index) => `${explainFinding(finding, program, moreOf(finding, told[index]))}\n`),
    ...report.storeDifferences.slice(0, mostStoreDifferences),
    `verify: ${count(rules, 'rule')}, ${count(histories, 'history', 'histories')}, ${count(comparisons, 'comparison')}, ${count(transitions, 'transition')}, ${count(differences, 'difference')} (seed ${seed}, ${seconds} s, ${casesPerSecond(report)} comparisons a second)`,
    '',
  ].join('\n');
}

const mostStoreDifferences = 10;

/** Where an expectation is not met, the engines agree: the author looks at the rule as it was written, and has the recording. */
const moreOf = ({ between }: Finding, told: Told | undefined): Partial<Told> =>
  between[0] === 'expected' || told === undefined ? {} : told;
