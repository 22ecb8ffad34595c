import type { DiagnosticMessageChain, Diagnostic as MorphDiagnostic, Project, SourceFile } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestion } from '../diagnostics/suggestion.ts';
import type { Span } from '../ir/span.ts';
import type { Places } from './places.ts';

const text = (message: string | DiagnosticMessageChain): string =>
  typeof message === 'string' ? message : [message.getMessageText(), ...(message.getNext() ?? []).map(text)].join(' ');

/**
 * What TypeScript says about the rule files and all they import, and the files it says it of.
 *
 * @param isKnown whether of a file, absolute, it is known that TypeScript has nothing to say; null when the whole project is to be looked at
 */
export function typeErrors(
  project: Project,
  places: Places,
  isKnown: ((file: string) => boolean) | null = null,
): { diagnostics: Diagnostic[]; mistyped: ReadonlySet<SourceFile> } {
  const mistyped = new Set<SourceFile>();
  const diagnostics = complaints(project, isKnown).map((found) => {
    const file = found.getSourceFile();
    const start = found.getStart() ?? 0;
    if (file) mistyped.add(file);
    const span = file ? places.span(file, start, start + (found.getLength() ?? 0)) : null;
    return inWords(text(found.getMessageText()), found.getCode(), span);
  });
  return { diagnostics, mistyped };
}

function complaints(project: Project, isKnown: ((file: string) => boolean) | null): readonly MorphDiagnostic[] {
  if (isKnown === null) return project.getPreEmitDiagnostics();
  const program = project.getProgram();
  return project
    .getSourceFiles()
    .filter((file) => !isKnown(file.getFilePath()))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
}

/** Those of `files` that have no type error and import, directly or not, none that has one. */
export function wellTyped(
  project: Project,
  files: readonly string[],
  mistyped: ReadonlySet<SourceFile>,
): readonly string[] {
  if (mistyped.size === 0) return files;
  return files.filter((path) => {
    const reached = new Set([project.getSourceFileOrThrow(path)]);
    for (const file of reached) for (const imported of file.getReferencedSourceFiles()) reached.add(imported);
    return [...reached].every((file) => !mistyped.has(file));
  });
}

/** TypeScript's message without the types that only say a sentence: they are no choice that an author has. */
const withoutSentences = (message: string) =>
  message
    .replaceAll(/ \| \([^()]* & RuleError<"[^"]+">\)/g, '')
    .replaceAll(/RuleError<"[^"]+"> \| /g, '')
    .replaceAll(/RuleError<"[^"]+">/g, 'never');

/** What the vocabulary's types have a sentence for is said with it, a misspelt text with what was meant, all else as TypeScript says it. */
function inWords(message: string, typescriptCode: number, span: Span | null): Diagnostic {
  const [, finding, fix] =
    /(?:not assignable to (?:parameter of )?|but required in )type '(?:[^'"]* & )?RuleError<"([^":]+): ([^"]+)">'/.exec(
      message,
    ) ?? [];
  if (finding !== undefined && fix !== undefined) return diagnose('SEG102', span, { finding, fix });
  const [, literal, listed] =
    /^(?:Argument of type|Type) '("[^"]*")' is not assignable to (?:parameter of type|type) '(.*)'/.exec(message) ?? [];
  const known = [...(listed ?? '').matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
  if (literal === undefined || known.length === 0) {
    return diagnose('SEG101', span, {
      message: withoutSentences(message).replace(/\.$/, ''),
      typescriptCode,
    });
  }
  return diagnose('SEG103', span, { text: literal, advice: suggestion(literal.slice(1, -1), [...new Set(known)]) });
}
