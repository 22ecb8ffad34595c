import { Node } from 'ts-morph';

/** The name under which `callee` is declared in `rules/vocabulary/<file>`, whatever the author calls it; null when it is not. */
export function vocabularyName(callee: Node, file: 'duration' | 'calendar'): string | null {
  const symbol = Node.isPropertyAccessExpression(callee) ? callee.getNameNode().getSymbol() : callee.getSymbol();
  const declared = symbol?.getAliasedSymbol() ?? symbol;
  const inVocabulary = declared
    ?.getDeclarations()
    .some((at) => new RegExp(`vocabulary/${file}\\.(d\\.)?m?ts$`).test(at.getSourceFile().getFilePath()));
  return inVocabulary ? (declared?.getName() ?? null) : null;
}

/** Whether a file is one of the vocabulary that makes values: its functions are no helpers of the author's. */
export const isVocabularyFile = (path: string): boolean =>
  /vocabulary[/\\](calendar|combination|duration|event-source)\.[cm]?[jt]s$/.test(path);
