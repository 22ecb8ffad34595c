import { Node } from 'ts-morph';
import { readPrefix } from './arithmetic.ts';
import { readCall, readNew } from './call.ts';
import { readConditional } from './conditional.ts';
import { readTerm } from './expression.ts';
import type { Form } from './form.ts';
import { readName } from './names.ts';
import { readBinary } from './operators.ts';
import { readElementAccess, readProperty } from './property.ts';
import { readTemplate } from './text.ts';

interface Syntax extends Form<Node> {
  readonly is: (node: Node) => boolean;
}

const syntax = <N extends Node>(form: Form<N> & { readonly is: (node: Node) => node is N }): Syntax =>
  form as unknown as Syntax;

/** The syntax that can be compiled, beyond constants. Operators, functions and statements have tables of their own. */
export const syntaxForms = (): { readonly [name: string]: Syntax } => ({
  name: syntax({
    is: Node.isIdentifier,
    written: 'a parameter or a `const`',
    meaning: 'A `const` stands for its expression.',
    example: '(view) => { const rest = view.total - limit; return rest > 1; }',
    refused: '(view) => { let rest = view.total; return rest > 1; }',
    read: readName,
  }),
  field: syntax({
    is: Node.isPropertyAccessExpression,
    written: '`event.field`, `event.address?.city`',
    meaning: 'A field; absent when the object that has it is.',
    example: "(view) => view.address?.city === 'Berlin'",
    refused: '(view) => view.tags === view.tags',
    read: readProperty,
  }),
  element: syntax({
    is: Node.isElementAccessExpression,
    written: "`event['field']`, `event[name]`",
    meaning: 'A field whose name is a constant.',
    example: "(view) => view['title'] === 'sale'",
    refused: "(view) => view.tags[0] === 'sale'",
    read: readElementAccess,
  }),
  ternary: syntax({
    is: Node.isConditionalExpression,
    written: '`test ? a : b`',
    meaning: 'Both results have one type, or one of them is absent.',
    example: '(view) => (view.plan === Plan.Pro ? view.total > 1 : view.total > 2)',
    refused: '(view) => (view.title ? 1 : 2) === 1',
    read: readConditional,
  }),
  template: syntax({
    is: Node.isTemplateExpression,
    written: 'a template string',
    meaning: 'Joins strings that are present, and constants.',
    example: "(view) => `${view.title}-${view.plan}` === 'sale-pro'",
    refused: "(view) => `${view.total}` === '5'",
    read: readTemplate,
  }),
  satisfies: syntax({
    is: Node.isSatisfiesExpression,
    written: '`a satisfies T`, `a as const`',
    meaning: 'Says something to TypeScript only.',
    example: "(view) => (view.title satisfies string) === ('sale' as const)",
    refused: '(view) => (view.price as number) > 5',
    read: (node, scope, reader, position) => readTerm(node.getExpression(), scope, reader, position),
  }),
  prefix: syntax({
    is: Node.isPrefixUnaryExpression,
    written: '`!a`, `-a`',
    meaning: '`!` of an absent boolean is true.',
    example: '(view) => !view.vip && -view.total < -5',
    refused: '(view) => +view.total > 5',
    read: readPrefix,
  }),
  binary: syntax({
    is: Node.isBinaryExpression,
    written: 'the operators below',
    meaning: '',
    example: '(view) => view.total > 5',
    refused: '(view) => (view.total & 1) === 1',
    read: readBinary,
  }),
  new: syntax({
    is: Node.isNewExpression,
    written: '`new Set([...])` of constants',
    meaning: 'For `has`.',
    example: "(view) => new Set(['DE', 'AT']).has(view.country ?? '')",
    refused: '(view) => new Date(view.ts).getTime() > 5',
    read: readNew,
  }),
  helper: syntax({
    is: Node.isCallExpression,
    written: '`isBig(event)`, and the functions below',
    meaning: 'The body of a helper function of the rule files takes the place of its call.',
    example: '(view) => isBig(view) && above(view.total, limit)',
    refused: '(view) => encodeURI(view.title) === view.title',
    read: readCall,
  }),
});

let forms: readonly Syntax[] | null = null;

/** The form of a piece of syntax, or null when it cannot be compiled. */
export function formOf(node: Node): Form<Node> | null {
  forms ??= Object.values(syntaxForms());
  return forms.find(({ is }) => is(node)) ?? null;
}
