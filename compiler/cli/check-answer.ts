import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import pc from 'picocolors';
import type { Checked } from '../checked.ts';
import { renderGithub } from '../diagnostics/github.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';

/** In which forms `segc check` can answer. */
export const formats = ['text', 'github', 'json'] as const;
export type Format = (typeof formats)[number];

/** What goes to which stream. */
export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * What `segc check` has to say, for people (mistakes on stderr), for GitHub Actions or for programs.
 *
 * @param seconds how long it took; null when that is not to be said
 */
export function answerOf({ program, diagnostics }: Checked, format: Format, seconds: number | null): Answer {
  const segments = program?.segments.length ?? 0;
  if (format === 'json') {
    const took = seconds === null ? {} : { seconds: Number(seconds.toFixed(3)) };
    return { stdout: `${JSON.stringify({ segments, diagnostics, ...took })}\n`, stderr: '' };
  }
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - mistakes;
  const summary =
    [
      ...(program === null ? [] : [count(segments, 'segment')]),
      mistakes === 0 ? 'no mistakes' : count(mistakes, 'mistake'),
      ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
    ].join(', ') + (seconds === null ? '' : ` (${seconds.toFixed(2)} s)`);
  const shown =
    format === 'github'
      ? diagnostics.map((each) => `${renderGithub(each, folderInRepository())}\n`).join('')
      : asText(diagnostics);
  const last = `${summary}\n`;
  const [stdout, stderr] = format === 'github' ? [shown, ''] : ['', shown];
  return program === null ? { stdout, stderr: stderr + last } : { stdout: stdout + last, stderr };
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** Each diagnostic with its lines of the file, in colours where stderr shows them. */
function asText(diagnostics: Checked['diagnostics']): string {
  const colors = pc.createColors(process.stderr.isTTY === true && pc.isColorSupported);
  const readFile = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  return diagnostics.map((each) => `${renderDiagnostic(each, readFile, colors)}\n\n`).join('');
}

/** From the root of the repository that GitHub Actions has checked out to the working directory; empty elsewhere. */
function folderInRepository(): string {
  const root = process.env.GITHUB_WORKSPACE;
  const folder = root === undefined ? '' : relative(root, process.cwd());
  return folder.startsWith('..') ? '' : folder.split(sep).join('/');
}
