import type { Program } from '../../../compiler/ir/program.ts';
import { describeTransition, formatInstant } from '../../timeline/explain-difference.ts';
import { quoted, readable } from '../../timeline/readable.ts';
import type { Finding, Witness } from '../report.ts';
import { boundariesIn } from './boundaries.ts';
import type { Boundary } from './boundary.ts';
import { type Clause, clauseOf, furtherClausesOf } from './clauses.ts';
import { around, type Excerpt } from './excerpt.ts';
import { type HistoryRow, type HistoryTable, historyTable } from './history-rows.ts';
import {
  accountsOf,
  firstDifference,
  type MarkedTransition,
  subjectOfFinding,
  transitionsOf,
} from './transition-rows.ts';
import { enginesAgree, expectationOf, guidanceOf, headlineOf, nameOf } from './witnesses.ts';

/** What there is to say about a finding, whatever it is written to. */
export interface FindingParts {
  readonly headline: string;
  /** Whom to believe, and so where the mistake is. */
  readonly guidance: string;
  /** How it was found: how long the history was, and where it comes from. */
  readonly origin: string;
  /** The first difference in words, and how many more there are. */
  readonly difference: string;
  readonly clause: Clause;
  readonly further: readonly Clause[];
  readonly boundaries: readonly Boundary[];
  readonly history: Omit<HistoryTable, 'rows'>;
  /** The messages, or those around the first difference. */
  readonly messages: Excerpt<HistoryRow>;
  /** What the witnesses say, or what they say around the first difference. */
  readonly accounts: readonly AccountExcerpt[];
  /** Command lines to go on with. */
  readonly next: readonly string[];
}

/** What some witnesses say. */
export interface AccountExcerpt {
  readonly witnesses: readonly Witness[];
  readonly transitions: Excerpt<MarkedTransition>;
}

const mostRows = 60;

/** The place of the last item that is not after an instant. */
function lastUntil<T>(items: readonly T[], instantOf: (item: T) => number, at: number): number {
  return items.findLastIndex((item) => instantOf(item) <= at);
}

/**
 * Says what a finding is about.
 *
 * @param file path of the history as a recording, for `segc replay`; null when it has not been written
 */
export function partsOfFinding(finding: Finding, program: Program, file: string | null): FindingParts {
  const segment = program.segments.find(({ id }) => id === finding.segment);
  if (segment === undefined) throw new Error(`segc has a bug: a finding in ${finding.segment}, which is no segment`);
  const { history, between } = finding;
  const first = firstDifference(finding);
  const table = historyTable(history, segment, program);
  const { at } = subjectOfFinding(finding);
  return {
    headline: `${finding.segment}: ${headlineOf(finding)}`,
    guidance: guidanceOf(finding),
    origin: originOf(finding),
    difference: inWords(finding),
    clause: clauseOf(first, segment, between),
    further: furtherClausesOf(first, segment, between),
    boundaries: boundariesIn(history, segment, program, {
      transitions: transitionsOf(finding),
      about: subjectOfFinding(finding),
    }),
    history: table,
    messages: around(
      table.rows,
      lastUntil(table.rows, ({ ts }) => ts ?? Number.POSITIVE_INFINITY, at),
      mostRows,
    ),
    accounts: accountsOf(finding).map(({ witnesses, transitions }) => ({
      witnesses,
      transitions: around(
        transitions,
        lastUntil(transitions, (each) => each.transition.at, at),
        mostRows,
      ),
    })),
    next: nextSteps(finding, file),
  };
}

function originOf({ history, messagesBefore }: Finding): string {
  const { length } = history.messages;
  const user = `user ${readable(history.userId)}`;
  const from = history.recording === null ? `Made up for ${user}` : `From ${readablePath(history.recording)}, ${user}`;
  const messages = `${length} message${length === 1 ? '' : 's'}`;
  return `${from}: ${messages}${messagesBefore > length ? `, which were ${messagesBefore} before the history was made smaller` : ''}.`;
}

function inWords(finding: Finding): string {
  const { between, differences } = finding;
  const [right, other] = between.map((witness) => speakerOf(witness, finding));
  const first = firstDifference(finding);
  const more = differences.length === 1 ? '' : `; ${differences.length - 1} more after it`;
  const expected = first.kind === 'unexpected' ? 'nothing' : describeTransition(first.expected);
  const actual = first.kind === 'missing' ? 'nothing' : describeTransition(first.actual);
  return `${formatInstant(subjectOfFinding(finding).at)}: ${right} ${expected}; ${other} ${actual}${more}`;
}

/** Who says something, and that they say it: `the replay and Flink say`. */
function speakerOf(witness: Witness, finding: Finding): string {
  const { between, history } = finding;
  if (witness === 'expected')
    return `${history.recording === null ? 'the expectation' : readablePath(expectationOf(history.recording))} expects`;
  if (between[0] === 'expected' && enginesAgree(finding)) return 'the replay and Flink say';
  return `${nameOf(witness)} says`;
}

function nextSteps({ segment, history, between }: Finding, file: string | null): readonly string[] {
  const recording = file ?? history.recording;
  const replay = recording === null ? 'FILE' : readablePath(recording);
  const stages = between[1] === 'flink' && between[0] !== 'expected' ? ['ir', 'sql'] : ['ir'];
  const expectation =
    between[0] === 'expected' && history.recording !== null
      ? [`segc replay ${replay} --expect ${readablePath(expectationOf(history.recording))}`]
      : [];
  return [
    ...(expectation.length > 0 ? expectation : [`segc replay ${replay}`]),
    ...stages.map((stage) => `segc explain ${segment} --stage ${stage}`),
  ];
}

/** A path as it is when it is plain, else quoted. */
const readablePath = (path: string): string =>
  path.split('/').every((part) => part === '' || readable(part) === part) ? path : quoted(path);
