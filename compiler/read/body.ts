import { Node, type Statement } from 'ts-morph';
import type { FunctionNode } from '../source/declarations.ts';
import { choose } from './conditional.ts';
import { readTerm } from './expression.ts';
import type { Described } from './form.ts';
import type { Reader } from './reader.ts';
import { refusalOf } from './refusals.ts';
import type { Position, Scope, Term } from './scope.ts';

/** The statements that a function may be made of. */
export const statementForms: { readonly [name: string]: Described } = {
  return: {
    written: '`return a;`',
    meaning: 'A body may also be one expression without braces.',
    example: '(view) => { return view.total > 5; }',
    refused: '(view) => { for (const tag of view.tags) if (tag === view.title) return true; return false; }',
  },
  const: {
    written: '`const a = ...;`',
    meaning: 'Stands for its expression.',
    example: "(view) => { const country = view.country ?? 'DE'; return country === 'AT'; }",
    refused: '(view) => { const { total } = view; return total > 5; }',
  },
  if: {
    written: '`if (test) return a; return b;`',
    meaning: 'As `test ? a : b`.',
    example:
      "(view) => { if (view.plan === 'pro') { return view.total > 1; } else if (view.vip) return true; return view.total > 2; }",
    refused: '(view) => { if (view.vip) { view.title; } return true; }',
  },
};

/** The value that the body of a function gives. */
export function readBody(node: FunctionNode, scope: Scope, reader: Reader, position: Position): Term | null {
  if (node.isAsync() || (!Node.isArrowFunction(node) && node.isGenerator())) {
    const instead = 'Write a plain function of the event.';
    return reader.report('SEG302', node, { statement: '`async` or `function*`', instead });
  }
  const body = node.getBody();
  if (body === undefined) return reader.report('SEG307', node, { what: 'a function without a body' });
  if (!Node.isBlock(body)) return readTerm(body, scope, reader, position);
  return readStatements(body.getStatements(), body, scope, reader, position);
}

/** The first statement decides, or leaves it to the rest. */
function readStatements(
  statements: readonly Statement[],
  body: Node,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  const [first, ...rest] = statements;
  if (first === undefined) return noReturn(body, reader);
  if (Node.isReturnStatement(first)) {
    const returned = first.getExpression();
    if (returned === undefined || rest.length > 0) return noReturn(body, reader);
    return readTerm(returned, scope, reader, position);
  }
  if (Node.isVariableStatement(first) && first.getDeclarationKind() === 'const') {
    const names = new Map(scope.names);
    const inner: Scope = { ...scope, names };
    for (const declaration of first.getDeclarations()) {
      const name = declaration.getNameNode();
      const initializer = declaration.getInitializer();
      if (!Node.isIdentifier(name) || initializer === undefined) {
        const instead = 'Name the value and use its fields, as in `const address = event.address`.';
        return reader.report('SEG301', name, { syntax: 'a destructured variable', instead });
      }
      if (declaration.getTypeNode() !== undefined && initializer.getType().isAny()) {
        const instead = 'Give it its type.';
        return reader.report('SEG301', initializer, { syntax: 'a value of the type `any`', instead });
      }
      names.set(name.getText(), { kind: 'later', node: initializer, scope: { ...inner, names: new Map(names) } });
    }
    return readStatements(rest, body, inner, reader, position);
  }
  if (Node.isIfStatement(first)) {
    const yes = first.getThenStatement();
    const no = first.getElseStatement();
    const otherwise = no === undefined ? [] : block(no);
    // Its names would be seen by what follows.
    if (rest.length > 0 && otherwise.some(Node.isVariableStatement)) return noReturn(no ?? body, reader);
    const after = [...otherwise, ...rest];
    return choose(
      first,
      first.getExpression(),
      { node: yes, read: () => readStatements(block(yes), yes, scope, reader, position) },
      { node: no ?? body, read: () => readStatements(after, no ?? body, scope, reader, position) },
      scope,
      reader,
    );
  }
  const { syntax, instead } = refusalOf(first);
  return reader.report('SEG302', first, { statement: syntax, instead });
}

const block = (statement: Statement): readonly Statement[] =>
  Node.isBlock(statement) ? statement.getStatements() : [statement];

function noReturn(body: Node, reader: Reader): null {
  const instead = 'Return one expression at the end of each way, or write the arrow function without braces.';
  return reader.report('SEG302', body, { statement: 'a way without a single `return` at its end', instead });
}
