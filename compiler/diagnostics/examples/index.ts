import type { Code } from '../catalogue.ts';
import type { Example } from './example.ts';
import { laws } from './laws.ts';
import { predicates } from './predicates.ts';
import { schema } from './schema.ts';
import { segments } from './segments.ts';
import { source } from './source.ts';
import { types } from './types.ts';

export { type Example, exampleEvents, filesOf } from './example.ts';

/** An example of each code: one without does not compile. */
export const examples: { readonly [C in Code]: Example } = {
  ...source,
  ...types,
  ...segments,
  ...predicates,
  ...schema,
  ...laws,
};
