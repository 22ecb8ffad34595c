import { dirname, resolve, sep } from 'node:path';
import { type Project, type SourceFile, ts } from 'ts-morph';

/** What a file of the rules depends on, and whether it is told by texts alone. */
export interface FileImports {
  /** The text, as it was read. */
  readonly text: string;
  /** The files that it imports, absolute, without `segc`. */
  readonly imports: readonly string[];
  /** Whether what it is may differ from run to run, or depends on more than the texts of these files. */
  readonly isRepeatable: boolean;
}

/** Names of what is not the same in each run, or on each computer. */
const changing = /^(Date|Intl|random|WeakRef|FinalizationRegistry|stack)$|locale/i;

/** Names by which a file can reach what other files see: then no file can be told by itself. */
const reaching = new Set([
  ...['globalThis', 'eval', 'Function', 'Reflect', 'Atomics', 'require', 'constructor', 'prototype', '__proto__'],
  ...['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf'],
]);

/**
 * The files of a project by path, without the vocabulary. Null when one of them may change what another one is without being imported by it, such as by
 * `declare global` or by way of a global object.
 */
export function importsOf(project: Project, vocabulary: string): ReadonlyMap<string, FileImports> | null {
  const own = `${dirname(vocabulary)}${sep}`;
  const files = new Map<string, FileImports>();
  for (const file of project.getSourceFiles()) {
    const path = resolve(file.getFilePath());
    if (path.startsWith(own)) continue;
    const found = importsOfFile(project, file, path);
    if (found === null) return null;
    files.set(path, found);
  }
  return files;
}

function importsOfFile(project: Project, file: SourceFile, path: string): FileImports | null {
  const text = file.getFullText();
  const node = file.compilerNode;
  if (path.endsWith('.json')) return { text, imports: [], isRepeatable: true };
  const { referencedFiles, typeReferenceDirectives, libReferenceDirectives } = node;
  const isAlone = [referencedFiles, typeReferenceDirectives, libReferenceDirectives].every((each) => each.length === 0);
  const words = wordsOf(node);
  if (!isAlone || !ts.isExternalModule(node) || file.isInNodeModules() || /@ts-/.test(text)) return null;
  if (words === null) return null;
  const imports: string[] = [];
  let isRepeatable = !words.some((word) => changing.test(word));
  for (const specifier of new Set(file.getImportStringLiterals().map((each) => each.getLiteralText()))) {
    if (specifier === 'segc') continue;
    const target = resolve(dirname(path), specifier);
    // Any other way of writing it may come to mean another file when one is added.
    if (/^\.\.?\//.test(specifier) && project.getSourceFile(target) !== undefined) imports.push(target);
    else isRepeatable = false;
  }
  return { text, imports, isRepeatable };
}

/** The names in a file; null when by one of them it reaches what other files see. */
function wordsOf(file: ts.SourceFile): string[] | null {
  const words: string[] = [];
  let isReaching = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) words.push(node.text);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      words.push(node.argumentExpression.text);
    else if (ts.isMetaProperty(node)) isReaching = true;
    else if (
      node.kind === ts.SyntaxKind.AnyKeyword ||
      node.kind === ts.SyntaxKind.DeclareKeyword ||
      (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    )
      isReaching = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return isReaching || words.some((word) => reaching.has(word)) ? null : words;
}
