import { type CallExpression, Node, SyntaxKind } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';
import { type FunctionNode, isFunction } from '../source/declarations.ts';
import { originOf } from '../source/trace.ts';
import { readBody } from './body.ts';
import { constantOf } from './constants.ts';
import { named, shortText, toExpression } from './expression.ts';
import type { Reader } from './reader.ts';
import type { Later, Position, Scope, Term } from './scope.ts';
import { isVocabularyFile } from './vocabulary-name.ts';

/** A function whose text can be read, and the values of the names in it. */
export interface Helper {
  readonly node: FunctionNode;
  readonly captured: Scope['captured'];
  /** Names of the function around it, when it is written inside of the predicate. */
  readonly names: Scope['names'];
}

/** The helper that a function of the rule files is, or null when its text is not at hand. */
export function helperOf(value: unknown, reader: Reader): Helper | null {
  if (typeof value !== 'function') return null;
  const origin = originOf(value);
  if (origin === undefined || isVocabularyFile(origin.file)) return null;
  const node = reader.nodeOf(value);
  return node && isFunction(node) ? { node, captured: origin.captured, names: new Map() } : null;
}

/** The body of a helper in place of its call. */
export function readHelper(
  called: (...given: never[]) => unknown,
  node: CallExpression,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null {
  const helper = helperOf(called, reader);
  if (helper === null) return reader.report('SEG307', node, { what: `\`${shortText(node.getExpression())}\`` });
  const given = node.getArguments().map((argument): Later => ({ kind: 'later', node: argument, scope }));
  return apply(helper, given, node, scope, reader, position);
}

/** The same for a helper that is a `const` of the predicate itself; undefined when the call is of none. */
export function readLocalHelper(
  node: CallExpression,
  scope: Scope,
  reader: Reader,
  position: Position,
): Term | null | undefined {
  const callee = node.getExpression();
  const bound = Node.isIdentifier(callee) ? scope.names.get(callee.getText()) : undefined;
  if (bound?.kind !== 'later' || !isFunction(bound.node)) return undefined;
  const { captured, names } = bound.scope;
  const given = node.getArguments().map((argument): Later => ({ kind: 'later', node: argument, scope }));
  return apply({ node: bound.node, captured, names }, given, node, scope, reader, position);
}

/** The function that is given to `some` or `every`: written in place, or a helper by its name. */
export function callbackOf(argument: Node, scope: Scope, reader: Reader): Helper | null {
  if (isFunction(argument)) return { node: argument, captured: scope.captured, names: scope.names };
  const helper = helperOf(constantOf(argument, scope)?.value, reader);
  return helper ?? reader.report('SEG307', argument, { what: `\`${shortText(argument)}\`` });
}

/** The condition that a callback is for one element. */
export function readCallback(
  callback: Helper,
  element: Term,
  at: Node,
  scope: Scope,
  reader: Reader,
): Expression | null {
  const term = apply(callback, [element], at, scope, reader, 'condition');
  const expression = term && toExpression(term, at, reader);
  if (expression === null) return null;
  const { type } = typeOf(expression);
  return type === 'boolean' ? expression : reader.report('SEG305', at, { type: named(type) });
}

/** What a function gives for `given`; `at` is where it is called. */
export function apply(
  { node, captured, names }: Helper,
  given: readonly (Term | Later)[],
  at: Node,
  scope: Pick<Scope, 'inside' | 'budget'>,
  reader: Reader,
  position: Position,
): Term | null {
  if (scope.inside.includes(node)) return reader.report('SEG320', at, { name: `\`${shortText(at)}\`` });
  const unsound = unsoundSignature(node);
  if (unsound !== null) return reader.report('SEG301', unsound.at, unsound);
  const bound = new Map(names);
  const inner: Scope = { names: bound, captured, inside: [...scope.inside, node], budget: scope.budget };
  for (const [index, parameter] of node.getParameters().entries()) {
    const name = parameter.getNameNode();
    if (!Node.isIdentifier(name)) {
      const instead = 'Name the parameter and use its fields, as in `(view) => view.price === 5`.';
      return reader.report('SEG301', name, { syntax: 'a destructured parameter', instead });
    }
    const initializer = parameter.getInitializer();
    const value = given[index];
    if (value?.kind === 'later' && (value.node.getType().isAny() || name.getType().isAny())) {
      const place = name.getType().isAny() ? parameter : value.node;
      return reader.report('SEG301', place, { syntax: 'a value of the type `any`', instead: 'Give it its type.' });
    }
    if (parameter.isRestParameter() || (initializer !== undefined && value !== undefined)) {
      const syntax = parameter.isRestParameter() ? 'a rest parameter' : 'a parameter with a default value';
      return reader.report('SEG301', parameter, { syntax, instead: 'Take each value as a parameter of its own.' });
    }
    const missing: Term | Later =
      initializer === undefined
        ? { kind: 'constant', value: undefined }
        : { kind: 'later', node: initializer, scope: inner };
    bound.set(name.getText(), value ?? missing);
  }
  return readBody(node, inner, reader, position);
}

/** What makes a function's type say more than its body does: narrowing is trusted, and so must not be claimed. */
function unsoundSignature(node: FunctionNode): { at: Node; syntax: string; instead: string } | null {
  const returned = node.getReturnTypeNode();
  if (returned?.getKind() === SyntaxKind.TypePredicate) {
    const instead = 'Leave the return type out: TypeScript finds it by itself where it is so.';
    return { at: returned, syntax: 'a type predicate', instead };
  }
  if (!Node.isFunctionDeclaration(node) || node.getOverloads().length === 0) return null;
  return { at: node, syntax: 'a function with overloads', instead: 'Write one function for each.' };
}
