import type { Program } from '../../compiler/ir/program.ts';
import { diffTimelines } from '../timeline/diff.ts';
import { explainDifference } from '../timeline/explain-difference.ts';
import type { History } from '../verify/history.ts';
import type { Unnoticed, Verdict } from '../verify/mutants/judge.ts';
import type { Mutant } from '../verify/mutants/mutate.ts';
import { replayAlone } from '../verify/mutants/replay-alone.ts';
import { count } from './report-input.ts';

/** What `segc verify --mutants` has found out. */
export interface MutantsReport {
  readonly verdict: Verdict;
  /** Where a history has been written, relative to the working directory. */
  readonly fileOf: (history: History) => string;
  readonly program: Program;
  readonly seed: number;
  readonly seconds: number;
}

/** The report as one JSON object. */
export function asJson(report: MutantsReport) {
  const { verdict, seed, seconds } = report;
  const totals = totalsOf(verdict);
  return {
    ...totals,
    unnoticed: verdict.unnoticed.map((each) => ({
      segment: each.mutant.segment,
      change: each.mutant.what,
      place: placeInFile(each.mutant, report.program),
      sentence: sentenceOf(each),
      history: each.history === null ? null : report.fileOf(each.history),
      difference: differenceOf(each, report.program),
      wouldTell: each.wouldTell,
    })),
    equivalents: verdict.equivalents.map(({ mutant, argument }) => ({
      segment: mutant.segment,
      change: mutant.what,
      argument,
    })),
    segments: verdict.segments,
    seed,
    seconds,
  };
}

/** The report for a reader. */
export function inWords(report: MutantsReport): string {
  const { verdict, program, seed, seconds } = report;
  const { mutants, noticed, equivalent, share } = totalsOf(verdict);
  const width = Math.max(...verdict.segments.map(({ id }) => id.length));
  const ofSegments = verdict.segments.map(
    ({ id, ...each }) =>
      `${id.padEnd(width)}  ${count(each.mutants, 'change')}, ${each.noticed} noticed${each.equivalent > 0 ? `, ${each.equivalent} equivalent` : ''}`,
  );
  const unnoticed = verdict.unnoticed.flatMap((each) => [
    '',
    `${each.mutant.segment}, ${each.mutant.place}: ${sentenceOf(each)}`,
    ...indented(placeInFile(each.mutant, program)),
    ...indented(withLabel('with the change', differenceOf(each, program))),
    ...indented(withLabel('history', each.history && `segc replay ${report.fileOf(each.history)}`)),
    ...each.wouldTell.flatMap((file) => indented(`${file} would tell, if it had an expectation`)),
  ]);
  const equivalents = verdict.equivalents.flatMap(({ mutant, argument }) => [
    '',
    `${mutant.segment}, ${mutant.what}: changes nothing`,
    ...indented(argument),
  ]);
  const files = new Set(verdict.unnoticed.flatMap(({ history }) => (history === null ? [] : [report.fileOf(history)])));
  const advice =
    files.size === 0
      ? []
      : [
          '',
          `Look at each history and its expectation. Where you agree, move both files into the folder of your fixtures.`,
        ];
  const percent = Math.floor(share * 1000) / 10;
  return [
    ...ofSegments,
    ...unnoticed,
    ...equivalents,
    ...advice,
    '',
    `mutants: ${mutants} changes, ${equivalent} of them equivalent, ${noticed} noticed, ${verdict.unnoticed.length} unnoticed: ${percent} % (seed ${seed}, ${seconds} s)`,
    '',
  ].join('\n');
}

/** `share` is that of the changes that are noticed among those that change something: 0 to 1. */
function totalsOf({ segments }: Verdict) {
  const sum = (of: 'mutants' | 'noticed' | 'equivalent') => segments.reduce((total, each) => total + each[of], 0);
  const [mutants, noticed, equivalent] = [sum('mutants'), sum('noticed'), sum('equivalent')];
  return { mutants, noticed, equivalent, share: mutants === equivalent ? 1 : noticed / (mutants - equivalent) };
}

function sentenceOf({ mutant: { from, to }, history, tried }: Unnoticed): string {
  const sentence = `nothing in your fixtures tells ${from} from ${to}`;
  return history === null ? `${sentence}; undecided: no history of ${tried} tells them apart` : sentence;
}

/** What the change does to the history that tells it, at first. */
function differenceOf({ mutant, history }: Unnoticed, program: Program): string | null {
  if (history === null) return null;
  const segments = program.segments.map((each) => (each.id === mutant.segment ? mutant.changed : each));
  const [expected, actual] = [program, { ...program, segments }].map((each) =>
    replayAlone(each, history).filter(({ segment }) => segment === mutant.segment),
  );
  const [first] = diffTimelines(expected ?? [], actual ?? []);
  return first === undefined ? null : explainDifference(first);
}

function placeInFile({ segment }: Mutant, { segments }: Program): string | null {
  const span = segments.find(({ id }) => id === segment)?.span;
  return span === undefined || span.file === '' ? null : `${span.file}:${span.line}:${span.column}`;
}

const withLabel = (label: string, text: string | null) => (text === null ? null : `${label}: ${text}`);
const indented = (text: string | null) => (text === null ? [] : [`  ${text}`]);
