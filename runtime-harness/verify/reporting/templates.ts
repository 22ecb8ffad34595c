import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const engine = Handlebars.create();

const sourceOf = (name: string): string => readFileSync(new URL(`./templates/${name}.hbs`, import.meta.url), 'utf8');

for (const name of ['finding', 'figure']) engine.registerPartial(name, sourceOf(name));

/**
 * Loads `templates/<name>.hbs`, with `finding` and `figure` as its parts. What it puts in is escaped, but for `{{{...}}}`, which takes drawings and styles of ours; a value
 * that is missing is an error.
 */
export function loadPage<Values>(name: string): (values: Values) => string {
  return engine.compile<Values>(sourceOf(name), { strict: true, knownHelpersOnly: true });
}

/** A template in which there is nothing to put in, as it stands. */
export const plainText = sourceOf;

/** A sentence as HTML: what stands between backticks is code, all of it escaped. */
export function prose(text: string): Handlebars.SafeString {
  const pieces = text.split('`').map((piece) => Handlebars.escapeExpression(piece));
  const isPaired = pieces.length % 2 === 1;
  if (!isPaired) return new Handlebars.SafeString(Handlebars.escapeExpression(text));
  return new Handlebars.SafeString(
    pieces.map((piece, index) => (index % 2 === 1 ? `<code>${piece}</code>` : piece)).join(''),
  );
}
