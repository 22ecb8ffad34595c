import type { Program } from '../../../compiler/ir/program.ts';
import { formatInstant } from '../../timeline/explain-difference.ts';
import type { Finding } from '../report.ts';
import type { Clause } from './clauses.ts';
import { partsOfFinding } from './finding-parts.ts';
import type { HistoryTable } from './history-rows.ts';
import { textTable, wrapped } from './text-table.ts';
import { type Account, accountsOf, transitionRow } from './transition-rows.ts';
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
const mostRows = 60;

/**
 * A finding for a terminal, without colours: what the witnesses say of which history, the first difference, the clause of SEMANTICS.md that it touches, why the
 * history is hard, and how to go on. Times count from the oldest message of the history.
 *
 * @returns lines with an end each
 */
export function explainFinding(finding: Finding, program: Program, { ir, sql, file }: MoreToTell = {}): string {
  const parts = partsOfFinding(finding, program, file ?? null);
  const { clause, further, history } = parts;
  const from = history.from ?? 0;
  const sections = [
    [parts.headline, ...wrapped(parts.origin, lineWidth, '  '), ...wrapped(parts.guidance, lineWidth, '  ')],
    [`the history, in the order of arrival, from ${formatInstant(from)}`, ...linesOfHistory(history)],
    ...accountsOf(finding).map((account) => timeline(account, from)),
    ['the first difference', ...wrapped(parts.difference, lineWidth, '  ')],
    ['the law', ...inClauses([clause, ...further])],
    parts.boundaries.length === 0 ? [] : ['why here', ...parts.boundaries.flatMap(({ text }) => item(text))],
    ['next', ...parts.next.map((line) => `  ${line}`)],
    excerpt('the rule as IR', ir, mostIrLines),
    excerpt('the rule as SQL', sql, mostSqlLines),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function linesOfHistory({ fields, rows }: HistoryTable): readonly string[] {
  const cells = rows.map(({ since, type, eventId, values, remark }) => [since, type, eventId, ...values, remark]);
  const table = textTable([['time', 'type', 'id', ...fields, ''], ...shortened(cells)], '  ');
  const left = rows.length - mostRows;
  return left > 0 ? [...table, `  … and ${left} more`] : table;
}

/** What some witnesses say, with a mark at what the others do not. */
function timeline({ witnesses, transitions }: Account, from: number): readonly string[] {
  const saying = sayingOfAll(witnesses);
  if (transitions.length === 0) return [`${saying} that nothing changes`];
  const rows = transitions.map(({ transition, differs }) => [differs ? '≠' : ' ', ...transitionRow(transition, from)]);
  const left = rows.length - mostRows;
  return [saying, ...textTable(shortened(rows), '  '), ...(left > 0 ? [`  … and ${left} more`] : [])];
}

const shortened = <T>(rows: readonly T[]): readonly T[] => rows.slice(0, mostRows);

function inClauses(clauses: readonly Clause[]): readonly string[] {
  return clauses.flatMap(({ section, title, law }) => item(`SEMANTICS §${section} ${title}: ${law}`));
}

function item(text: string): readonly string[] {
  return wrapped(text, lineWidth - 2, '    ').map((line, index) => (index === 0 ? line.replace('    ', '  - ') : line));
}

function excerpt(title: string, text: string | undefined, most: number): readonly string[] {
  if (text === undefined) return [];
  const lines = text.trimEnd().split('\n');
  const rest = lines.length - most;
  return [
    title,
    ...lines.slice(0, most).map((line) => `  ${line}`.trimEnd()),
    ...(rest > 0 ? [`  … ${rest} more lines`] : []),
  ];
}
