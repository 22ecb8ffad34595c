import { statementForms } from './body.ts';
import { constantForms, listForms, patternForms } from './constant-forms.ts';
import type { Described } from './form.ts';
import { functionForms } from './functions.ts';
import { operatorForms } from './operators.ts';
import { syntaxForms } from './syntax.ts';

/** A row of the table of what a predicate may be made of. */
export interface SupportRow extends Described {
  /** Such as `operator./`, `function.trim` or `syntax.ternary`. */
  readonly id: string;
}

const groups: readonly (readonly [
  title: string,
  prefix: string,
  rows: () => { readonly [name: string]: Described },
])[] = [
  ['Constants', 'constant', () => constantForms],
  ['Syntax', 'syntax', syntaxForms],
  ['Statements', 'statement', () => statementForms],
  ['Operators', 'operator', () => operatorForms],
  ['Functions', 'function', () => functionForms],
  ['Lists', 'list', () => listForms],
  ['Regular expressions', 'pattern', () => patternForms],
];

const rowsOf = (prefix: string, rows: { readonly [name: string]: Described }): SupportRow[] =>
  Object.entries(rows).map(([name, { written, meaning, example, refused }]) => ({
    id: `${prefix}.${name}`,
    written,
    meaning,
    example,
    ...(refused === undefined ? {} : { refused }),
  }));

/** All that a predicate may be made of: the tables that the readers work by. Its examples are about `supportEvents`. */
export const supportTable = (): readonly SupportRow[] => groups.flatMap(([, prefix, rows]) => rowsOf(prefix, rows()));

const cell = (text: string) => text.replaceAll('|', '\\|');
const code = (text: string | undefined) => (text === undefined ? '' : `\`\` ${cell(text)} \`\``);

/** The table as `SUPPORTED.md`. */
export function supportedMarkdown(): string {
  const sections = groups.map(([title, prefix, rows]) => {
    const lines = rowsOf(prefix, rows()).map(
      ({ written, meaning, example, refused }) =>
        `| ${cell(written)} | ${cell(meaning)} | ${code(example)} | ${code(refused)} |`,
    );
    const head = ['| written | meaning | for instance | refused |', '| --- | --- | --- | --- |'];
    return [`## ${title}`, '', ...head, ...lines].join('\n');
  });
  const intro = [
    '# What a predicate may be made of',
    '',
    'A predicate is a function of a rule file: an arrow function, a function expression or a declared function, in place or by its name. What is not',
    'listed here is refused. Values behave as in TypeScript (SEMANTICS §9). This page is written by `support.ts`; the tests keep it so.',
  ].join('\n');
  return `${[intro, ...sections].join('\n\n')}\n`;
}
