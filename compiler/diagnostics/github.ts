import type { Span } from '../ir/span.ts';
import type { Diagnostic } from './diagnostic.ts';

/** What ends a command's line or begins an escape; `%` first, so that no escape is escaped again. */
const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** What would also end a property or begin the next one. */
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function placeOf(span: Span, folder: string): string[] {
  const file = folder === '' ? span.file : `${folder}/${span.file}`;
  return [
    `file=${inProperty(file)}`,
    `line=${span.line}`,
    `col=${span.column}`,
    `endLine=${span.endLine}`,
    `endColumn=${span.endColumn}`,
  ];
}

/**
 * A diagnostic as a workflow command of GitHub Actions, one line: it is shown at its place in the changes of a pull request.
 *
 * @param folder path from the root of the repository to the folder that spans are relative to, with `/`; empty when they are the same
 */
export function renderGithub(diagnostic: Diagnostic, folder = ''): string {
  const { severity, code, finding, law, fix, span, related } = diagnostic;
  const properties = [...(span === null ? [] : placeOf(span, folder)), `title=${inProperty(code)}`];
  const others = related.map((each) => `${each.span.file}:${each.span.line}:${each.span.column} - ${each.message}`);
  const message = [finding, ...others, `law: ${law}`, `fix: ${fix}`].join('\n');
  return `::${severity} ${properties.join(',')}::${inMessage(message)}`;
}
