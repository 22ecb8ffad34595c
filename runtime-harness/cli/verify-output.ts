import type { Program } from '../../compiler/ir/program.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { VerifyReport } from '../verify/report.ts';
import type { Timing } from './stopwatch.ts';

/** The report as one JSON object, its figures last. */
export function verifyAsJson(report: VerifyReport, files: readonly string[], timings: readonly Timing[]): string {
  const { segments, recordings, findings, storeDifferences } = report;
  const { seed, rules, histories, events, comparisons, transitions, differences, seconds } = report;
  const told = findings.map(({ segment, history, messagesBefore, between, differences }, index) => ({
    segment,
    userId: history.userId,
    between,
    messages: history.messages.length,
    messagesBefore,
    file: files[index],
    first: differences[0] === undefined ? null : explainDifference(differences[0]),
  }));
  return `${JSON.stringify({
    segments: segments.map(({ samples: _, ...counts }) => counts),
    recordings,
    findings: told,
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
  })}\n`;
}

/** Pairs of a rule and a history compared in a second. */
export const casesPerSecond = ({ comparisons, seconds }: VerifyReport): number =>
  Math.round(comparisons / Math.max(seconds, 0.1));

/** The report for a reader: the findings, then one line. */
export function verifyInWords(report: VerifyReport, _program: Program, files: readonly string[]): string {
  const { rules, histories, comparisons, transitions, differences, seed, seconds } = report;
  const told = report.findings.flatMap(({ history, differences }, index) => [
    `${history.userId}: ${differences.length} differences, the first of them`,
    `  ${differences[0] === undefined ? '' : explainDifference(differences[0])}`,
    `  history: segc replay ${files[index] ?? ''}`,
    '',
  ]);
  return [
    ...told,
    ...report.storeDifferences.slice(0, 10),
    `verify: ${rules} rules, ${histories} histories, ${comparisons} comparisons, ${transitions} transitions, ${differences} differences (seed ${seed}, ${seconds} s, ${casesPerSecond(report)} comparisons a second)`,
    '',
  ].join('\n');
}
