import { ts } from 'ts-morph';
import { tracerName } from './trace.ts';

/** Vocabulary functions whose results are traced to the call that made them. */
const tracedCalls = new Set([
  ...[
    'eventSource',
    'segment',
    'when',
    'count',
    'sequence',
    'firstTime',
    'absence',
    'notSeen',
    'session',
    'each',
    'per',
  ],
  ...['all', 'any', 'not'],
]);

function calledName(call: ts.CallExpression): string | null {
  const callee = call.expression;
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : null;
}

type TracedFunction = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** The names in a function that might be bound outside of it, each at one of its places. A name too many does no harm. */
function freeNames(node: TracedFunction): ts.Identifier[] {
  const names = new Map<string, ts.Identifier>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeNode(child)) return;
    if (ts.isIdentifier(child)) {
      if (!isReserved(child)) names.set(child.text, child);
    } else if (ts.isPropertyAccessExpression(child)) visit(child.expression);
    else if (ts.isPropertyAssignment(child)) visit(child.initializer);
    else if (ts.isBindingElement(child)) {
      if (!ts.isIdentifier(child.name)) visit(child.name);
      if (child.initializer) visit(child.initializer);
    } else ts.forEachChild(child, visit);
  };
  if (node.body) visit(node.body);
  for (const { initializer } of node.parameters) if (initializer) visit(initializer);
  for (const parameter of node.parameters) if (ts.isIdentifier(parameter.name)) names.delete(parameter.name.text);
  return [...names.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** Whether an identifier is a word that no variable has: it names a property or a method, such as `for` in `{ for: span }`. */
function isReserved(node: ts.Identifier): boolean {
  const keyword = ts.identifierToKeywordKind(node);
  if (keyword === undefined) return false;
  const isIn = (first: ts.SyntaxKind, last: ts.SyntaxKind) => keyword >= first && keyword <= last;
  const { FirstReservedWord, LastReservedWord, FirstFutureReservedWord, LastFutureReservedWord } = ts.SyntaxKind;
  return (
    isIn(FirstReservedWord, LastReservedWord) ||
    isIn(FirstFutureReservedWord, LastFutureReservedWord) ||
    keyword === ts.SyntaxKind.AwaitKeyword
  );
}

const isDeclared = (node: ts.Statement): node is ts.FunctionDeclaration & { readonly name: ts.Identifier } =>
  ts.isFunctionDeclaration(node) && node.name !== undefined && node.body !== undefined;

/** How many of `statements` must stay in front: prologues such as 'use strict', and imports. */
const leading = (statements: readonly ts.Statement[]) =>
  statements.findLastIndex(
    (each) => ts.isImportDeclaration(each) || (ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression)),
  ) + 1;

/**
 * A transformer that leaves a rule file's behaviour as it is and makes each function and each vocabulary call known
 * to the tracer: `f` becomes `trace(offset of f, f, () => [['name', () => name], ...])`. A function declaration, which is there
 * before its block runs, is traced at the beginning of it.
 */
export const instrument: ts.TransformerFactory<ts.SourceFile> = (context) => (sourceFile) => {
  const { factory } = context;
  const arrow = (body: ts.ConciseBody) =>
    factory.createArrowFunction(undefined, undefined, [], undefined, undefined, body);
  const trace = (node: ts.Expression, original: ts.Node, captured?: ts.Expression) =>
    factory.createCallExpression(factory.createIdentifier(tracerName), undefined, [
      factory.createNumericLiteral(original.getStart(sourceFile)),
      node,
      ...(captured === undefined ? [] : [captured]),
    ]);
  const captures = (names: readonly ts.Identifier[]) =>
    arrow(
      factory.createArrayLiteralExpression(
        names.map((name) =>
          factory.createArrayLiteralExpression([
            factory.createStringLiteral(name.text),
            // The author's own identifier: one made here would not follow an imported or exported name to its module.
            arrow(name),
          ]),
        ),
      ),
    );
  const withDeclared = (original: readonly ts.Statement[], visited: readonly ts.Statement[]) => {
    const traced = original
      .filter(isDeclared)
      .map((node) =>
        factory.createExpressionStatement(
          trace(factory.createIdentifier(node.name.text), node, captures(freeNames(node))),
        ),
      );
    const front = leading(visited);
    return [...visited.slice(0, front), ...traced, ...visited.slice(front)];
  };
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      return trace(visited as ts.Expression, node, captures(freeNames(node)));
    }
    if (ts.isCallExpression(node) && tracedCalls.has(calledName(node) ?? ''))
      return trace(visited as ts.Expression, node);
    if (ts.isBlock(node) && node.statements.some(isDeclared)) {
      return factory.updateBlock(visited as ts.Block, withDeclared(node.statements, (visited as ts.Block).statements));
    }
    if (ts.isSourceFile(node) && node.statements.some(isDeclared)) {
      const file = visited as ts.SourceFile;
      return factory.updateSourceFile(file, withDeclared(node.statements, file.statements));
    }
    return visited;
  };
  return ts.visitNode(sourceFile, visit, ts.isSourceFile);
};
