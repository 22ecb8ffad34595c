import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';

/** Findings about the rules as a whole. */
const withoutPlace = new Set(['SEG001', 'SEG004']);

const broken = /segc has a bug|\[object |\bundefined is not\b|\n\s+at .*:\d+:\d+/;

/** What a text quotes is the module's own, such as an id that it has made of `${{}}`. */
const quoted = /"(?:[^"\\]|\\.)*"/g;

/** What is wrong with a diagnostic itself; null for a good one. `lines` gives the lines of a rule file, or null. */
export function faultOf(
  { code, finding, law, fix, span, related }: Diagnostic,
  lines: (file: string) => readonly string[] | null,
): string | null {
  const show = `${code}: ${finding}`;
  for (const text of [finding, law, fix, ...related.map(({ message }) => message)]) {
    if (typeof text !== 'string' || text.trim() === '') return `a text is missing in ${show}`;
    if (broken.test(text.replace(quoted, ''))) return `a text shows the inside of segc: ${text} (${show})`;
  }
  if (span === null) return withoutPlace.has(code) ? null : `no place: ${show}`;
  for (const at of [span, ...related.map((one) => one.span)]) {
    const text = lines(at.file);
    if (text === null) return `a place in no rule file, ${JSON.stringify(at.file)}: ${show}`;
    const [first, last] = [text[at.line - 1], text[at.endLine - 1]];
    if (first === undefined || last === undefined || at.column > first.length + 1 || at.endColumn > last.length + 1)
      return `a place outside of the file, ${at.line}:${at.column}-${at.endLine}:${at.endColumn}: ${show}`;
  }
  return null;
}
