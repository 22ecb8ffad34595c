import { type Code, catalogue } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { exampleEvents, examples, filesOf } from './index.ts';

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** Text in Markdown: a `<` outside of code would begin a tag. */
const prose = (text: string) =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '\\<') : part))
    .join('`');

const shownFiles = (code: Code, rules: (typeof examples)[Code]['wrong']) =>
  Object.entries(filesOf(code, rules))
    .filter(([, text]) => text !== exampleEvents)
    .flatMap(([path, text]) => [`\`${path}\``, fenced('ts', text)]);

const consequences = {
  error: 'An error: the rules are not compiled.',
  warning: 'A warning: the rules are compiled, and may not mean what their author does.',
};

/** The name of a code's page. */
export const pageName = (code: Code): string => `${code}.md`;

/**
 * The page of a code.
 *
 * @param found what segc says about the wrong example with this code
 * @param output all that segc says about the wrong example, as text
 */
export function pageOf(code: Code, found: Diagnostic, output: string): string {
  const { wrong, right } = examples[code];
  const parts = [
    `# ${code}`,
    `**Law:** ${prose(found.law)}`,
    `**Found, in the example below:** ${prose(found.finding)}`,
    `**Fix:** ${prose(found.fix)}`,
    consequences[found.severity],
    '## Wrong',
    ...shownFiles(code, wrong),
    '`segc check` says:',
    fenced('text', output),
    '## Right',
    ...shownFiles(code, right),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The list of all pages, with the events that the examples are about. */
export function indexPage(): string {
  const cell = (text: string) => prose(text).replaceAll('|', '\\|');
  const rows = (Object.keys(examples) as Code[])
    .sort()
    .map((code) => `| [${code}](${pageName(code)}) | ${catalogue[code].severity} | ${cell(catalogue[code].law)} |`);
  const parts = [
    '# What segc says about rules',
    'A page for each code: its law, an example that breaks it, what segc says about that, and the example put right. `segc explain SEG301` shows a page\nin the terminal. The pages are written by `compiler/diagnostics/examples/`, and the tests keep them so.',
    ['| code | severity | law |', '| --- | --- | --- |', ...rows].join('\n'),
    '## The events of the examples',
    'Where an example does not bring its own, `rules/events.ts` is',
    fenced('ts', exampleEvents),
  ];
  return `${parts.join('\n\n')}\n`;
}
