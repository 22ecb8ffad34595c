import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const engine = Handlebars.create();

/** A statement's skeleton: values in, SQL out. A value that is missing is an error, and nothing is escaped: it is quoted before it comes here. */
export type Template<Values> = (values: Values) => string;

/** Loads `templates/<name>.hbs`. */
export function loadTemplate<Values>(name: string): Template<Values> {
  const source = readFileSync(new URL(`./templates/${name}.hbs`, import.meta.url), 'utf8');
  return engine.compile<Values>(source, { noEscape: true, strict: true, knownHelpersOnly: true });
}
