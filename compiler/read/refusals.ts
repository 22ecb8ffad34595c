import { type Node, SyntaxKind } from 'ts-morph';

/** What a piece of syntax is called, and what to write instead of it. */
export interface Refusal {
  readonly syntax: string;
  readonly instead: string;
}

const loop = {
  syntax: 'a loop',
  instead:
    'Write one expression; to ask for elements of a list use `list.some(...)`, `list.every(...)` or `list.includes(...)`.',
};
const bits = { syntax: 'an operator on bits', instead: 'Compute it where the event is made.' };
const assignment = { syntax: 'an assignment', instead: 'A predicate changes nothing: use a `const`.' };

const refusals: { readonly [kind in SyntaxKind]?: Refusal } = {
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
  [SyntaxKind.TypeOfExpression]: {
    syntax: '`typeof`',
    instead: 'A field has its declared type or is absent: ask `event.price !== undefined`.',
  },
  [SyntaxKind.InKeyword]: {
    syntax: 'the operator `in`',
    instead: 'Ask `event.price !== undefined`, or `list.includes(event.country)`.',
  },
  [SyntaxKind.InstanceOfKeyword]: { syntax: 'the operator `instanceof`', instead: 'Compare `event.type`.' },
  [SyntaxKind.SpreadElement]: { syntax: '`...`', instead: 'Write the arguments one by one.' },
  [SyntaxKind.ObjectLiteralExpression]: { syntax: 'an object', instead: 'Compare its fields one by one.' },
  [SyntaxKind.EqualsEqualsToken]: { syntax: 'the operator `==`', instead: 'Write `===`.' },
  [SyntaxKind.ExclamationEqualsToken]: { syntax: 'the operator `!=`', instead: 'Write `!==`.' },
  [SyntaxKind.AsteriskAsteriskToken]: { syntax: 'the operator `**`', instead: 'Multiply, as in `total * total`.' },
  [SyntaxKind.CommaToken]: { syntax: 'the operator `,`', instead: 'Leave all but the last part out.' },
  [SyntaxKind.AmpersandToken]: bits,
  [SyntaxKind.BarToken]: bits,
  [SyntaxKind.CaretToken]: bits,
  [SyntaxKind.LessThanLessThanToken]: bits,
  [SyntaxKind.GreaterThanGreaterThanToken]: bits,
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: bits,
  [SyntaxKind.EqualsToken]: assignment,
  [SyntaxKind.PlusEqualsToken]: assignment,
  [SyntaxKind.MinusEqualsToken]: assignment,
  [SyntaxKind.ForStatement]: loop,
  [SyntaxKind.ForOfStatement]: loop,
  [SyntaxKind.ForInStatement]: loop,
  [SyntaxKind.WhileStatement]: loop,
  [SyntaxKind.DoStatement]: loop,
  [SyntaxKind.SwitchStatement]: { syntax: 'a `switch`', instead: 'Write `if (...) return ...;` or `test ? a : b`.' },
  [SyntaxKind.TryStatement]: {
    syntax: 'a `try`',
    instead: 'Nothing in a predicate throws: write its expression alone.',
  },
  [SyntaxKind.ThrowStatement]: { syntax: 'a `throw`', instead: 'A predicate gives true or false for every event.' },
  [SyntaxKind.VariableStatement]: { syntax: 'a variable that can change', instead: 'Write `const`.' },
};

/** How to refuse `node`, or the operator `kind`. */
export function refusalOf(node: Node, kind: SyntaxKind = node.getKind()): Refusal {
  const text = node.getText().replace(/\s+/g, ' ');
  return (
    refusals[kind] ?? {
      syntax: `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``,
      instead: 'Use what the table in compiler/read/SUPPORTED.md lists.',
    }
  );
}

const clock = 'Use `event.ts`, the time of the event, and `hourOf(event.ts, zone)` and its siblings for parts of it.';

/** Calls whose result differs from run to run, and what takes their place. */
const unrepeatable: { readonly [callee: string]: string } = {
  'Date.now': 'Use `event.ts`, the time of the event, or a window such as `for: minutes(30)`.',
  'performance.now': 'Use `event.ts`, the time of the event.',
  'Math.random': 'To sample users, put a stable number into the event where it is made.',
  'crypto.randomUUID': 'Use `event.eventId`.',
  Date: clock,
};

/** What takes the place of a call, or of `new`, of `callee`; null when it gives the same in each run. */
export function unrepeatableCall(callee: string): string | null {
  return Object.hasOwn(unrepeatable, callee) ? (unrepeatable[callee] ?? null) : null;
}
