import type { Span } from '../ir/span.ts';
import type { Entry, Severity } from './catalogue/entry.ts';
import { type Code, catalogue, type Parameters } from './catalogue.ts';

/** What segc has to say about the rules: what was found and where, the law it breaks, and what to write instead. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly finding: string;
  readonly law: string;
  readonly fix: string;
  /** null when the mistake has no place in a file, such as an empty rules folder. */
  readonly span: Span | null;
  readonly related: readonly Related[];
}

/** Another place that belongs to the finding. */
export interface Related {
  readonly message: string;
  readonly span: Span;
}

/** Makes the diagnostic `code` at `span`. The parameters are those of the code's entry in the catalogue. */
export function diagnose<C extends Code>(
  code: C,
  span: Span | null,
  parameters: Parameters<C>,
  related: readonly Related[] = [],
): Diagnostic {
  const { severity, law, finding, fix } = catalogue[code] as unknown as Entry<Parameters<C>>;
  return { code, severity, finding: finding(parameters), law, fix: fix(parameters), span, related };
}
