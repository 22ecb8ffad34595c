import {
  type ArrowFunction,
  type FunctionDeclaration,
  type FunctionExpression,
  type ImportDeclaration,
  Node,
  type Project,
  type SourceFile,
  ts,
} from 'ts-morph';
import type { EventEnvelope, EventSource, Segment } from '../../rules/vocabulary/index.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../ir/span.ts';
import type { Loader } from './load-module.ts';
import type { Places } from './places.ts';
import { ruleFilesOf } from './rule-files.ts';
import { originOf } from './trace.ts';

/** What the rule files say when they are run. */
export interface Declarations {
  readonly segments: readonly Segment[];
  /** The first line of the file that exports a segment, for a segment that was made by no call that is known. */
  readonly exportedAt: ReadonlyMap<Segment, Span>;
  /** The rule file that exports a segment, the first one if there are several. */
  readonly exportedBy: ReadonlyMap<Segment, string>;
  readonly sources: readonly EventSource<EventEnvelope>[];
  /** The file that exports a source. */
  readonly sourceFiles: ReadonlyMap<EventSource<EventEnvelope>, string>;
}

/** Whether `value` is a vocabulary object; not one where asking throws. */
function isKind(value: unknown, kind: string): value is object {
  try {
    return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === kind;
  } catch {
    return false;
  }
}

/**
 * Runs the rule files and collects the segments they export and the event sources that any of their files exports.
 *
 * @param withoutSources files that are known to export no source that is not known
 */
export async function collectDeclarations(
  project: Project,
  files: readonly string[],
  load: Loader,
  places: Places,
  withoutSources: ReadonlySet<string> = new Set(),
): Promise<{ declarations: Declarations; diagnostics: Diagnostic[] }> {
  const segments = new Map<Segment, Span>();
  const exportedBy = new Map<Segment, string>();
  const sources = new Map<EventSource<EventEnvelope>, string>();
  const diagnostics: Diagnostic[] = [];
  const isRuleFile = new Set(files);
  const isOther = (path: string) => !isRuleFile.has(path) && ruleFilesOf([path]).length === 0;
  const others = project
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile() && !file.isInNodeModules() && isOther(file.getFilePath()))
    .map((file) => file.getFilePath() as string)
    .filter((file) => !withoutSources.has(file))
    .filter((file) => project.getSourceFile(file)?.getImportDeclarations().some(importsSegc));
  for (const file of [...others.sort(), ...files]) {
    let exported: Record<string, unknown>;
    const whole = project.getSourceFile(file);
    try {
      exported = await load(file);
    } catch (error) {
      const span = whole ? places.span(whole, 0, 0) : null;
      diagnostics.push(diagnose('SEG002', span, { message: firstLine(error) }));
      continue;
    }
    let found = false;
    for (const value of Object.values(exported).flat()) {
      if (isKind(value, 'source'))
        sources.set(value as EventSource<EventEnvelope>, sources.get(value as EventSource<EventEnvelope>) ?? file);
      if (!isRuleFile.has(file) || !isKind(value, 'segment')) continue;
      if (whole && !segments.has(value as Segment)) {
        segments.set(value as Segment, firstLineOf(whole, places));
        exportedBy.set(value as Segment, file);
      }
      found = true;
    }
    if (isRuleFile.has(file) && !found && whole) {
      const span = firstLineOf(whole, places);
      diagnostics.push(diagnose('SEG003', span, { file: span.file }));
    }
  }
  const declarations = {
    segments: [...segments.keys()],
    exportedAt: segments,
    exportedBy,
    sources: [...sources.keys()],
    sourceFiles: sources,
  };
  return { declarations, diagnostics };
}

const firstLineOf = (file: SourceFile, places: Places): Span =>
  places.span(file, 0, file.getFullText().split('\n')[0]?.length ?? 0);

// Of an import that is no good TypeScript, the specifier may be anything.
const importsSegc = ({ compilerNode: { moduleSpecifier } }: ImportDeclaration) =>
  ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === 'segc';

/** The first line of what a rule file has thrown, whatever that is, without words of JavaScript's own insides. */
function firstLine(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === 'string' ? (error.split('\n')[0] ?? '') : 'what it throws is no error';
  try {
    const [line = ''] = String(error.message).split('\n');
    return line.replaceAll(/\[object \w+\]/g, 'an object').replace(/\bundefined is not\b/, 'an absent value is not');
  } catch {
    return 'what it throws cannot be shown';
  }
}

/** The syntax that made `value`, a traced function or vocabulary object; null when it was made outside of the rule files. */
export function nodeOf(project: Project, value: object): Node | null {
  const origin = originOf(value);
  const file = origin && project.getSourceFile(origin.file);
  if (!origin || !file) return null;
  let node = file.getDescendantAtPos(origin.start);
  let best: Node | null = null;
  const wanted = typeof value === 'function' ? isFunction : Node.isCallExpression;
  while (node && node.getStart() === origin.start) {
    if (wanted(node)) best = node;
    node = node.getParent();
  }
  return best;
}

/** A function of a rule file whose text can be read. */
export type FunctionNode = ArrowFunction | FunctionExpression | FunctionDeclaration;

export const isFunction = (node: Node | undefined): node is FunctionNode =>
  Node.isArrowFunction(node) || Node.isFunctionExpression(node) || Node.isFunctionDeclaration(node);
