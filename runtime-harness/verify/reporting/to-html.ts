import type { Program } from '../../../compiler/ir/program.ts';
import { formatInstant } from '../../timeline/explain-difference.ts';
import { printable, readable } from '../../timeline/readable.ts';
import {
  casesPerSecond,
  type Finding,
  type RecordingReport,
  type Sample,
  type SegmentReport,
  type VerifyReport,
} from '../report.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { drawTimeline } from './draw-timeline.ts';
import type { Excerpt } from './excerpt.ts';
import { partsOfFinding } from './finding-parts.ts';
import { legend } from './legend.ts';
import { type Scene, sceneOf } from './scene.ts';
import { loadPage, plainText, prose } from './templates.ts';
import { transitionRow } from './transition-rows.ts';
import { sayingOfAll } from './witnesses.ts';

const page = loadPage<object>('page');
const style = plainText('style');

/**
 * What `segc verify` has found as one HTML page that needs nothing else: findings first, then all segments, then a few histories of each, drawn. Text of users and of
 * events is escaped, and signs that turn or control text are spelled out.
 */
export function toHtml(report: VerifyReport, program: Program): string {
  return page({
    style,
    verdict: verdictOf(report),
    figures: figuresOf(report),
    extent: extentOf(report),
    legend: legend(report.findings.length > 0),
    findings: report.findings.map((finding) => findingValues(finding, program)),
    storeDifferences: report.storeDifferences.map(printable),
    segments: report.segments.map((segment) => segmentValues(segment, program)),
    recordings: report.recordings.map(recordingValues),
  });
}

const grouped = (count: number): string => count.toLocaleString('en-US');

function verdictOf({ differences }: VerifyReport) {
  if (differences === 0) return { style: 'right', text: 'No differences' };
  return { style: 'wrong', text: `${grouped(differences)} difference${differences === 1 ? '' : 's'}` };
}

function figuresOf(report: VerifyReport) {
  const { rules, histories, comparisons, differences, seed } = report;
  return [
    { name: 'rules', value: grouped(rules) },
    { name: 'histories', value: grouped(histories) },
    { name: 'comparisons', value: grouped(comparisons) },
    { name: 'comparisons a second', value: grouped(casesPerSecond(report)) },
    { name: 'differences', value: grouped(differences) },
    { name: 'seed', value: String(seed) },
  ];
}

function extentOf({ events, transitions, seconds }: VerifyReport): string {
  return `From ${grouped(events)} events Flink made ${grouped(transitions)} transitions; all was played and compared in ${seconds} s.`;
}

function segmentValues({ id, histories, transitions, differences, samples }: SegmentReport, program: Program) {
  const segment = program.segments.find((each) => each.id === id);
  return {
    id,
    histories: grouped(histories),
    transitions: transitions === 0 ? 'none' : grouped(transitions),
    differences: grouped(differences),
    isWrong: differences > 0,
    clauses: segment === undefined ? [] : clausesOf(segment).map(clauseValues),
    samples: samples.map((sample) => figureValues(sample, id, program)),
  };
}

function clauseValues({ section, title, law }: Clause) {
  return { section, title, law: prose(law) };
}

function recordingValues({ file, users, events, expected, unexpected }: RecordingReport) {
  return {
    file: printable(file),
    users: grouped(users),
    events: grouped(events),
    expected: expected === null ? '–' : grouped(expected),
    unexpected: expected === null ? '–' : grouped(unexpected),
    isWrong: unexpected > 0,
  };
}

function findingValues(finding: Finding, program: Program) {
  const { clause, further, ...parts } = partsOfFinding(finding, program, null);
  const from = parts.history.from ?? 0;
  return {
    ...parts,
    ...figureValues(finding, finding.segment, program, parts.origin),
    difference: prose(parts.difference),
    boundaries: parts.boundaries.map(({ text }) => prose(text)),
    clauses: [clause, ...further].map(clauseValues),
    timelines: parts.accounts.map(({ witnesses, transitions }) => ({
      saying: sayingOfAll(witnesses),
      rows: transitions.items.map(({ transition, differs }) => ({ differs, cells: transitionRow(transition, from) })),
      rest: restText(transitions),
    })),
    rest: restText(parts.messages),
  };
}

function restText({ before, after }: Excerpt<unknown>): string {
  return [...(before > 0 ? [`${before} before`] : []), ...(after > 0 ? [`${after} after`] : [])].join(', ');
}

/** @param caption in place of who the user is and how many messages there are */
function figureValues(shown: Finding | Sample, segment: string, program: Program, caption?: string) {
  const scene = sceneOf(shown, program);
  const { history } = shown;
  const { length } = history.messages;
  const recorded = history.recording === null ? '' : ` in ${printable(history.recording)}`;
  const who = `User ${readable(history.userId)}${recorded}: ${length} message${length === 1 ? '' : 's'}.`;
  return {
    caption: `${caption ?? who} Times count from ${formatInstant(scene.from)}.${hiddenText(scene)}`,
    drawing: drawTimeline(scene, `${segment}, user ${history.userId}: what happens and who is in the segment when`),
  };
}

function hiddenText({ hidden: [before, after] }: Scene): string {
  const rest = restText({ items: [], before, after });
  return rest === '' ? '' : ` Not drawn: ${rest}.`;
}
