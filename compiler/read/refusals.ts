import { type Node, SyntaxKind } from 'ts-morph';

/** What a piece of syntax is called, and what to write instead of it. */
export interface Refusal {
  readonly syntax: string;
  readonly instead: string;
}

const refusals: { readonly [kind in SyntaxKind]?: Refusal } = {
  [SyntaxKind.ConditionalExpression]: {
    syntax: 'the conditional operator `? :`',
    instead: 'Write `(test && a) || (!test && b)` with boolean a and b.',
  },
  [SyntaxKind.TemplateExpression]: {
    syntax: 'a template string with values',
    instead: 'Compare the parts one by one, or compute the text outside of the predicate.',
  },
  [SyntaxKind.RegularExpressionLiteral]: {
    syntax: 'a regular expression',
    instead: 'Use `startsWith`, `endsWith` or `includes`.',
  },
  [SyntaxKind.AwaitExpression]: {
    syntax: '`await`',
    instead: 'A predicate sees the event only: put what it needs into the event.',
  },
  [SyntaxKind.NonNullExpression]: {
    syntax: '`!` after a value',
    instead: 'Say what an absent value means, as in `(view.price ?? 0) > 200`.',
  },
  [SyntaxKind.AsExpression]: {
    syntax: 'a type assertion',
    instead: 'Narrow the value with a comparison, or declare the field with the type it has.',
  },
  [SyntaxKind.ElementAccessExpression]: {
    syntax: 'access by a computed key',
    instead: 'Name the field, as in `event.price`.',
  },
  [SyntaxKind.EqualsEqualsToken]: { syntax: 'the operator `==`', instead: 'Write `===`.' },
  [SyntaxKind.ExclamationEqualsToken]: { syntax: 'the operator `!=`', instead: 'Write `!==`.' },
  [SyntaxKind.SlashToken]: {
    syntax: 'the operator `/`',
    instead: 'Multiply the other side, as in `total > 2 * items` for `total / items > 2`.',
  },
  [SyntaxKind.PercentToken]: { syntax: 'the operator `%`', instead: 'Compute it where the event is made.' },
  [SyntaxKind.ForStatement]: {
    syntax: 'a `for` loop',
    instead: 'Write one expression; to test membership of a list use `list.includes(event.field)`.',
  },
  [SyntaxKind.ForOfStatement]: {
    syntax: 'a `for` loop',
    instead: 'Write one expression; to test membership of a list use `list.includes(event.field)`.',
  },
  [SyntaxKind.WhileStatement]: { syntax: 'a `while` loop', instead: 'Write one expression over the event.' },
  [SyntaxKind.IfStatement]: { syntax: 'an `if` statement', instead: 'Write one expression with `&&` and `||`.' },
  [SyntaxKind.VariableStatement]: {
    syntax: 'a variable',
    instead: 'Move constants out of the predicate, and write the rest as one expression.',
  },
};

/** How to refuse `node`, or the operator `kind`. */
export function refusalOf(node: Node, kind: SyntaxKind = node.getKind()): Refusal {
  const text = node.getText().replace(/\s+/g, ' ');
  return (
    refusals[kind] ?? {
      syntax: `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``,
      instead:
        'Use fields of the event, constants, comparisons, `&&`, `||`, `!`, `??`, `+`, `-`, `*`, startsWith, endsWith, includes.',
    }
  );
}
