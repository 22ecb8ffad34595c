import type { Program } from '../../../compiler/ir/program.ts';
import { formatInstant } from '../../timeline/explain-difference.ts';
import type { Finding } from '../report.ts';
import type { Clause } from './clauses.ts';
import type { Excerpt } from './excerpt.ts';
import { type AccountExcerpt, type FindingParts, partsOfFinding } from './finding-parts.ts';
import { textTable, wrapped } from './text-table.ts';
import { transitionRow } from './transition-rows.ts';
import { sayingOfAll } from './witnesses.ts';

/** What may be told beside a finding. */
export interface MoreToTell {
  /** The meaning of the rule, as JSON. */
  readonly ir?: string;
  /** What the rule is compiled to. */
  readonly sql?: string;
  /** Path of the history as a recording, for `segc replay`; that of the recording it comes from when left out. */
  readonly file?: string;
}

const lineWidth = 110;
const mostSqlLines = 60;
const mostIrLines = 120;

/**
 * A finding for a terminal, without colours: what the witnesses say of which history, the first difference, the clause of SEMANTICS.md that it touches, why the
 * history is hard, and how to go on. Times count from the oldest message of the history.
 *
 * @returns lines with an end each
 */
export function explainFinding(finding: Finding, program: Program, { ir, sql, file }: MoreToTell = {}): string {
  const parts = partsOfFinding(finding, program, file ?? null);
  const { clause, further, history, messages, accounts } = parts;
  const from = history.from ?? 0;
  const sections = [
    [parts.headline, ...wrapped(parts.origin, lineWidth, '  '), ...wrapped(parts.guidance, lineWidth, '  ')],
    [`the history, in the order of arrival, from ${formatInstant(from)}`, ...linesOfHistory(history, messages)],
    ...accounts.map((account) => timeline(account, from)),
    ['the first difference', ...wrapped(parts.difference, lineWidth, '  ')],
    ['the law', ...inClauses([clause, ...further])],
    parts.boundaries.length === 0 ? [] : ['why here', ...parts.boundaries.flatMap(({ text }) => item(text))],
    ['next', ...parts.next.map((line) => `  ${line}`)],
    beginning('the rule as IR', ir, mostIrLines),
    beginning('the rule as SQL', sql, mostSqlLines),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function linesOfHistory({ fields }: FindingParts['history'], messages: FindingParts['messages']): readonly string[] {
  const cells = messages.items.map((row) => [row.since, row.type, row.eventId, ...row.values, row.remark]);
  const [head = '', ...rows] = textTable([['time', 'type', 'id', ...fields, ''], ...cells], '  ');
  return [head, ...withRest(messages, rows)];
}

/** What some witnesses say, with a mark at what the others do not. */
function timeline({ witnesses, transitions }: AccountExcerpt, from: number): readonly string[] {
  const saying = sayingOfAll(witnesses);
  if (transitions.items.length === 0) return [`${saying} that nothing changes`];
  const cells = transitions.items.map(({ transition, differs }) => [
    differs ? '≠' : ' ',
    ...transitionRow(transition, from),
  ]);
  return [saying, ...withRest(transitions, textTable(cells, '  '))];
}

function withRest({ before, after }: Excerpt<unknown>, lines: readonly string[]): readonly string[] {
  return [...(before > 0 ? [`  … ${before} before`] : []), ...lines, ...(after > 0 ? [`  … ${after} after`] : [])];
}

function inClauses(clauses: readonly Clause[]): readonly string[] {
  return clauses.flatMap(({ section, title, law }) => item(`SEMANTICS §${section} ${title}: ${law}`));
}

function item(text: string): readonly string[] {
  return wrapped(text, lineWidth - 2, '    ').map((line, index) => (index === 0 ? line.replace('    ', '  - ') : line));
}

function beginning(title: string, text: string | undefined, most: number): readonly string[] {
  if (text === undefined) return [];
  const lines = text.trimEnd().split('\n');
  const rest = lines.length - most;
  return [
    title,
    ...lines.slice(0, most).map((line) => `  ${line}`.trimEnd()),
    ...(rest > 0 ? [`  … ${rest} more lines`] : []),
  ];
}
