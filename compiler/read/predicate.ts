import {
  type ArrowFunction,
  type Expression as ExpressionNode,
  type FunctionExpression,
  Node,
  SyntaxKind,
} from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { originOf } from '../source/trace.ts';
import { readCondition } from './expression.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';

/** What the names in a predicate stand for. */
export interface PredicateScope {
  /** The name of the predicate's parameter. */
  readonly parameter: string;
  /** What a property of the parameter is, or null when there is no such property. */
  readonly property: (name: string) => Expression | null;
  readonly captured: ReadonlyMap<string, () => unknown>;
}

type Property = PredicateScope['property'];

/**
 * SEMANTICS §9. The expression that a predicate function computes, read from its text.
 *
 * @param owner the vocabulary object that holds the predicate, for the place of a complaint
 */
export function readPredicate(
  predicate: (argument: never) => boolean,
  property: Property,
  owner: object,
  reader: Reader,
): Expression | null {
  const node = reader.nodeOf(predicate);
  const origin = originOf(predicate);
  if (!node || !origin || !(Node.isArrowFunction(node) || Node.isFunctionExpression(node))) {
    const what = predicate.name === '' ? 'the predicate' : `\`${predicate.name}\``;
    return reader.report('SEG307', reader.spanOf(owner), { what });
  }
  const body = singleExpression(node, reader);
  if (body === null) return null;
  const [parameter] = node.getParameters();
  const name = parameter?.getNameNode();
  if (name !== undefined && !Node.isIdentifier(name)) {
    const instead = 'Name the parameter and use its fields, as in `(view) => view.price === 5`.';
    return reader.report('SEG301', name, { syntax: 'a destructured parameter', instead });
  }
  return readCondition(body, { parameter: name?.getText() ?? '', property, captured: origin.captured }, reader);
}

function singleExpression(node: ArrowFunction | FunctionExpression, reader: Reader): ExpressionNode | null {
  if (node.isAsync() || (Node.isFunctionExpression(node) && node.isGenerator())) {
    const instead = 'Write a plain function of the event.';
    return reader.report('SEG302', node, { statement: '`async` or `function*`', instead });
  }
  const body = node.getBody();
  if (!Node.isBlock(body)) return body as ExpressionNode;
  const statements = body.getStatements();
  for (const statement of statements) {
    if (Node.isReturnStatement(statement)) {
      const returned = statement.getExpression();
      if (statements.length === 1 && returned) return returned;
      continue;
    }
    const { syntax, instead } = refusalOf(statement);
    return reader.report('SEG302', statement.getKind() === SyntaxKind.Block ? body : statement, {
      statement: syntax,
      instead,
    });
  }
  const instead = 'Return one expression, or write the arrow function without braces.';
  return reader.report('SEG302', body, { statement: 'no single `return`', instead });
}
