import { type CallExpression, Node } from 'ts-morph';
import { type Duration, durations } from '../../rules/vocabulary/duration.ts';
import type { Literal } from '../ir/expression.ts';
import type { PredicateScope } from './predicate.ts';

/** A value known when the rule is compiled. `found: false` means that the expression depends on the event. */
export type Constant = { readonly found: true; readonly value: unknown } | { readonly found: false };

const unknownValue: Constant = { found: false };

/** The value of an expression that does not touch the event: a captured name, a property of one, or a duration. */
export function constantOf(node: Node, scope: PredicateScope): Constant {
  if (Node.isParenthesizedExpression(node)) return constantOf(node.getExpression(), scope);
  if (Node.isNumericLiteral(node) || Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return { found: true, value: node.getLiteralValue() };
  }
  if (Node.isIdentifier(node)) return captured(node.getText(), scope);
  if (Node.isPropertyAccessExpression(node)) {
    const owner = constantOf(node.getExpression(), scope);
    if (!owner.found || typeof owner.value !== 'object' || owner.value === null) return unknownValue;
    return { found: true, value: (owner.value as Record<string, unknown>)[node.getName()] };
  }
  if (Node.isArrayLiteralExpression(node)) {
    const items = node.getElements().map((element) => constantOf(element, scope));
    return items.every((item) => item.found) ? { found: true, value: items.map((item) => item.value) } : unknownValue;
  }
  if (Node.isCallExpression(node)) return duration(node, scope);
  return unknownValue;
}

function captured(name: string, scope: PredicateScope): Constant {
  const read = scope.captured.get(name);
  if (scope.parameters.has(name) || read === undefined) return unknownValue;
  try {
    return { found: true, value: read() };
  } catch {
    return unknownValue;
  }
}

/** `minutes(10)` and its siblings, when they are those of the vocabulary. */
function duration(call: CallExpression, scope: PredicateScope): Constant {
  const callee = call.getExpression();
  const symbol = callee.getSymbol();
  const declared = symbol?.getAliasedSymbol() ?? symbol;
  const name = declared?.getName() ?? '';
  const fromVocabulary = declared
    ?.getDeclarations()
    .some((at) => /vocabulary\/duration\.[dm]?\.?ts$/.test(at.getSourceFile().getFilePath()));
  const [argument] = call.getArguments();
  if (!fromVocabulary || argument === undefined || !Object.hasOwn(durations, name)) return unknownValue;
  const amount = constantOf(argument, scope);
  if (!amount.found || typeof amount.value !== 'number') return unknownValue;
  return { found: true, value: (durations as Record<string, (n: number) => Duration>)[name]?.(amount.value) };
}

/** The IR literal of a constant, or null when the IR has none for it. */
export function literalOf(value: unknown): Literal | null {
  if (value === undefined || value === null) return { kind: 'literal', value: null };
  if (typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value };
  return typeof value === 'number' && Number.isFinite(value) ? { kind: 'literal', value } : null;
}
