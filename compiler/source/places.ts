import { relative, sep } from 'node:path';
import type { Node, SourceFile } from 'ts-morph';
import type { Span } from '../ir/span.ts';

/** Turns places of a project into spans with paths relative to `root`, with `/` on every system. */
export function createPlaces(root: string) {
  const span = (file: SourceFile, start: number, end: number): Span => {
    const from = file.getLineAndColumnAtPos(start);
    const to = file.getLineAndColumnAtPos(end);
    return {
      file: relative(root, file.getFilePath()).split(sep).join('/'),
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
  return { span, of: (node: Node): Span => span(node.getSourceFile(), node.getStart(), node.getEnd()) };
}

export type Places = ReturnType<typeof createPlaces>;
