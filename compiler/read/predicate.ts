import {
  type ArrowFunction,
  type Expression as ExpressionNode,
  type FunctionExpression,
  Node,
  SyntaxKind,
} from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { placed } from '../ir/place.ts';
import { originOf } from '../source/trace.ts';
import { readCondition, readExpression } from './expression.ts';
import type { Reader } from './reader.ts';
import type { RecordView } from './record.ts';
import { refusalOf } from './refusals.ts';

/** What the names in a predicate stand for. */
export interface PredicateScope {
  readonly parameters: ReadonlyMap<string, RecordView>;
  readonly captured: ReadonlyMap<string, () => unknown>;
}

/**
 * SEMANTICS §9. The condition that a predicate function computes, read from its text.
 *
 * @param records what its parameters are
 * @param owner the vocabulary object that holds the predicate, for the place of a complaint
 */
export function readPredicate(
  predicate: (...records: never[]) => unknown,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
): Expression | null {
  return readFunction(predicate, records, owner, reader, readCondition);
}

/** As `readPredicate`, for a function that computes a value. */
export function readValue(
  value: (...records: never[]) => unknown,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
): Expression | null {
  return readFunction(value, records, owner, reader, readExpression);
}

function readFunction(
  value: (...records: never[]) => unknown,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
  read: typeof readCondition,
): Expression | null {
  const node = reader.nodeOf(value);
  const origin = originOf(value);
  if (!node || !origin || !(Node.isArrowFunction(node) || Node.isFunctionExpression(node))) {
    const what = value.name === '' ? 'the predicate' : `\`${value.name}\``;
    return reader.report('SEG307', reader.spanOf(owner), { what });
  }
  const body = singleExpression(node, reader);
  if (body === null) return null;
  const parameters = new Map<string, RecordView>();
  for (const [index, parameter] of node.getParameters().entries()) {
    const name = parameter.getNameNode();
    const record = records[index];
    if (!Node.isIdentifier(name) || record === undefined) {
      const instead = 'Name the parameter and use its fields, as in `(view) => view.price === 5`.';
      return reader.report('SEG301', name, { syntax: 'a destructured parameter', instead });
    }
    parameters.set(name.getText(), record);
  }
  const expression = read(body, { parameters, captured: origin.captured }, reader);
  return expression && placed(expression, reader.spanOf(value));
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
