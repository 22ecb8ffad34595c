import type { Span } from '../ir/span.ts';
import { type Code, catalogue, type Parameters } from './catalogue.ts';

/** A user's mistake: what was found and where, the law it breaks, and what to write instead. */
export interface Diagnostic {
  readonly code: Code;
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
  const entry = catalogue[code] as {
    law: string;
    finding: (p: Parameters<C>) => string;
    fix: (p: Parameters<C>) => string;
  };
  return { code, finding: entry.finding(parameters), law: entry.law, fix: entry.fix(parameters), span, related };
}
