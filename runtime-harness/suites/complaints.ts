import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../../compiler/diagnostics/render.ts';
import { type CheckedProgram, loadProgram } from '../../compiler/pipeline.ts';

const vocabulary = fileURLToPath(new URL('../../rules/vocabulary/index.ts', import.meta.url));
const temporary: string[] = [];
afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true });
});

/** Writes `files` to a folder of its own; `«` and `»`, which mark where a complaint is expected, are left out. */
export function writeFolder(files: { readonly [path: string]: string }): string {
  const root = mkdtempSync(join(tmpdir(), 'segc-complaints-'));
  temporary.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text.replaceAll(/[«»]/g, ''));
  }
  return root;
}

/** What segc makes of the rules below `root`. */
export const loadFolder = (root: string): Promise<CheckedProgram> =>
  loadProgram({ root, rules: join(root, 'rules'), vocabulary });

/** `line:column-endLine:endColumn` of each marked place, in the order in which the places begin. */
export function marked(text: string): string[] {
  const places: string[] = [];
  const open: { readonly index: number; readonly from: string }[] = [];
  let [line, column] = [1, 1];
  for (const character of text) {
    if (character === '«') open.push({ index: places.push('') - 1, from: `${line}:${column}` });
    else if (character === '»') {
      const begun = open.pop();
      if (begun !== undefined) places[begun.index] = `${begun.from}-${line}:${column}`;
    } else if (character === '\n') [line, column] = [line + 1, 1];
    else column += 1;
  }
  return places;
}

/** The place of a diagnostic, as `marked` gives it; null when it has none. */
export const placeOf = ({ span }: Pick<Diagnostic, 'span'>): string | null =>
  span && `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;

/** A diagnostic about the files below `root` as it is shown, without colours. */
export const render = (root: string, diagnostic: Diagnostic): string =>
  renderDiagnostic(diagnostic, (file) => readFileSync(join(root, file), 'utf8'));
