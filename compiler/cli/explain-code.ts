import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import { catalogue } from '../diagnostics/catalogue.ts';
import { packageFolder } from './package-folder.ts';

/** Whether `word` is written as a code is; the id of a segment never is, being in lower case. */
export const isCode = (word: string): boolean => /^SEG\d+$/.test(word);

/** Prints the page of a code: its law, an example that breaks it and the example put right. */
export function explainCode(code: string): void {
  const page = join(packageFolder(), 'compiler', 'diagnostics', 'pages', `${code}.md`);
  if (!Object.hasOwn(catalogue, code) || !existsSync(page)) {
    const near = Object.keys(catalogue).filter((known) => known.startsWith(code.slice(0, 4)));
    const known = near.length > 0 ? near : Object.keys(catalogue);
    process.stderr.write(`error: there is no code ${code}\nThere are: ${known.sort().join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  const colors = pc.createColors(process.stdout.isTTY === true && pc.isColorSupported);
  process.stdout.write(forTerminal(readFileSync(page, 'utf8'), colors.bold));
}

/** The Markdown of a page as text for a terminal: code is set in, headings and labels are bold. */
function forTerminal(markdown: string, bold: (text: string) => string): string {
  let isInCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isInCode = !isInCode;
      return [];
    }
    if (isInCode) return [line === '' ? '' : `    ${line}`];
    return [
      line
        .replace(/^#+ (.*)/, (_, title) => bold(title))
        .replace(/\*\*(.*?)\*\*/, (_, label) => bold(label))
        .replaceAll('\\<', '<'),
    ];
  });
  return lines.join('\n');
}
