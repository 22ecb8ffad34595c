import pc from 'picocolors';
import type { Span } from '../ir/span.ts';
import type { Diagnostic } from './diagnostic.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** The source line of `span` with a caret line below it; a span over several lines is marked to the end of its first. */
function excerpt(span: Span, text: string, mark: (marks: string) => string): string[] {
  const line = text.split(/\r?\n/)[span.line - 1] ?? '';
  const number = String(span.line);
  const end = span.endLine === span.line ? span.endColumn : line.length + 1;
  const width = Math.max(1, end - span.column);
  const shown = line.replaceAll('\t', ' ');
  const indent = ' '.repeat(span.column - 1);
  return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${indent}${mark('^'.repeat(width))}`];
}

const place = (span: Span) => `${span.file}:${span.line}:${span.column}`;

/**
 * A diagnostic as text for a terminal: place, code, finding, the line with a caret, the law and the fix.
 *
 * @param readFile gives the text of a file named in a span, or null
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  readFile: (file: string) => string | null,
  colors: Colors = pc.createColors(false),
): string {
  const { span, severity } = diagnostic;
  const loud = severity === 'error' ? colors.red : colors.yellow;
  const head = `${loud(severity)} ${colors.dim(diagnostic.code)}: ${diagnostic.finding}`;
  const lines = [span === null ? head : `${colors.cyan(place(span))} - ${head}`];
  const add = (at: Span, mark: (marks: string) => string) => {
    const text = readFile(at.file);
    if (text !== null) lines.push(...excerpt(at, text, mark));
  };
  if (span !== null) add(span, loud);
  for (const related of diagnostic.related) {
    lines.push(`  ${colors.cyan(place(related.span))} - ${related.message}`);
    add(related.span, colors.cyan);
  }
  lines.push(`  ${colors.dim('law:')} ${diagnostic.law}`, `  ${colors.dim('fix:')} ${diagnostic.fix}`);
  return lines.join('\n');
}
