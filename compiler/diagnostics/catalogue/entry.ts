/** Whether a finding keeps the rules from being compiled. */
export type Severity = 'error' | 'warning';

/** One entry of the catalogue. Codes are written, never counted, so that none moves when another is added. */
export interface Entry<P> {
  readonly severity: Severity;
  readonly law: string;
  readonly finding: (parameters: P) => string;
  readonly fix: (parameters: P) => string;
}

/** A mistake: what has it is not compiled. */
export const entry = <P>(
  law: string,
  finding: (parameters: P) => string,
  fix: (parameters: P) => string,
): Entry<P> => ({
  severity: 'error',
  law,
  finding,
  fix,
});

/** What can be compiled, and is most likely not what the author means. */
export const warning = <P>(
  law: string,
  finding: (parameters: P) => string,
  fix: (parameters: P) => string,
): Entry<P> => ({ severity: 'warning', law, finding, fix });
