import type { Program } from '../../compiler/ir/program.ts';
import { explainFinding } from '../verify/reporting/explain-finding.ts';
import type { RestartsReport } from '../verify/restarts/verify-restarts.ts';
import { count } from './report-input.ts';
import type { Timing } from './stopwatch.ts';
import { verifyFigures } from './verify-output.ts';

/** The report as one JSON object: that of `segc verify`, and what there is to say of the restarts. */
export function restartsAsJson(report: RestartsReport, files: readonly string[], timings: readonly Timing[]): string {
  const { rounds, savepoints, kills, repeats, lateUntold, restartDifferences } = report;
  const told = files.map((file) => ({ file }));
  return `${JSON.stringify({
    ...verifyFigures(report, told, timings),
    rounds,
    savepoints,
    kills,
    repeats,
    lateUntold,
    restartDifferences,
  })}\n`;
}

/** The report for a reader: the findings, then one line. */
export function restartsInWords(
  report: RestartsReport,
  program: Program,
  { files, isLocal }: { readonly files: readonly string[]; readonly isLocal: boolean },
): string {
  const { rounds, savepoints, kills, repeats, lateUntold, rules, histories, transitions, differences } = report;
  const texts = [...report.storeDifferences, ...report.restartDifferences];
  return [
    ...report.findings.map((finding, index) => {
      const file = files[index];
      return `${explainFinding(finding, program, file === undefined ? {} : { file })}\n`;
    }),
    ...texts.slice(0, mostTexts),
    ...(texts.length > mostTexts ? [`and ${texts.length - mostTexts} more`] : []),
    ...(isLocal
      ? []
      : ['The TaskManager of a given cluster (SEGC_FLINK) cannot be killed: savepoint and restore only.']),
    `restarts: ${count(rounds, 'round')}, ${count(savepoints, 'savepoint')} restored, ${count(kills, 'TaskManager')} killed, ${rules} rules, ${histories} histories, ${transitions} transitions, ${repeats} of them again, ${count(lateUntold, 'late event')} without a record, ${differences} differences (seed ${report.seed}, ${report.seconds} s)`,
    '',
  ].join('\n');
}

const mostTexts = 10;
