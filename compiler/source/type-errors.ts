import type { DiagnosticMessageChain, Project, SourceFile } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Places } from './places.ts';

const text = (message: string | DiagnosticMessageChain): string =>
  typeof message === 'string' ? message : [message.getMessageText(), ...(message.getNext() ?? []).map(text)].join(' ');

/** What TypeScript says about the rule files and all they import, and the files it says it of. */
export function typeErrors(
  project: Project,
  places: Places,
): { diagnostics: Diagnostic[]; mistyped: ReadonlySet<SourceFile> } {
  const mistyped = new Set<SourceFile>();
  const diagnostics = project.getPreEmitDiagnostics().map((found) => {
    const file = found.getSourceFile();
    const start = found.getStart() ?? 0;
    if (file) mistyped.add(file);
    const span = file ? places.span(file, start, start + (found.getLength() ?? 0)) : null;
    return diagnose('SEG101', span, {
      message: text(found.getMessageText()).replace(/\.$/, ''),
      typescriptCode: found.getCode(),
    });
  });
  return { diagnostics, mistyped };
}

/** Those of `files` that have no type error and import, directly or not, none that has one. */
export function wellTyped(
  project: Project,
  files: readonly string[],
  mistyped: ReadonlySet<SourceFile>,
): readonly string[] {
  return files.filter((path) => {
    const reached = new Set([project.getSourceFileOrThrow(path)]);
    for (const file of reached) for (const imported of file.getReferencedSourceFiles()) reached.add(imported);
    return [...reached].every((file) => !mistyped.has(file));
  });
}
