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

/** The names in a function's body that might be bound outside of it, each at one of its places. A name too many does no harm. */
function freeNames(node: ts.ArrowFunction | ts.FunctionExpression): ts.Identifier[] {
  const names = new Map<string, ts.Identifier>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeNode(child)) return;
    if (ts.isIdentifier(child)) names.set(child.text, child);
    else if (ts.isPropertyAccessExpression(child)) visit(child.expression);
    else if (ts.isPropertyAssignment(child)) visit(child.initializer);
    else ts.forEachChild(child, visit);
  };
  visit(node.body);
  for (const parameter of node.parameters) if (ts.isIdentifier(parameter.name)) names.delete(parameter.name.text);
  return [...names.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/**
 * A transformer that leaves a rule file's behaviour as it is and makes each function and each vocabulary call known
 * to the tracer: `f` becomes `trace(offset of f, f, () => [['name', () => name], ...])`.
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
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      return trace(visited as ts.Expression, node, captures(freeNames(node)));
    }
    if (ts.isCallExpression(node) && tracedCalls.has(calledName(node) ?? ''))
      return trace(visited as ts.Expression, node);
    return visited;
  };
  return ts.visitNode(sourceFile, visit, ts.isSourceFile);
};
