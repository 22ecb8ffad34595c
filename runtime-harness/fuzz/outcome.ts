/** What became of a module. */
export type Outcome =
  | { readonly kind: 'accepted' }
  /** By diagnostics of these codes, each once. */
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What must not happen. */
export interface Failure {
  readonly what: 'crash' | 'hang' | 'diagnostic' | 'no reason' | 'not repeatable';
  /** The message, and for a crash the place in segc. */
  readonly message: string;
}

export const failed = (what: Failure['what'], message: string): Outcome => ({
  kind: 'failed',
  failure: { what, message },
});

/** What two failures have in common when they are the same one: no names and numbers of the module. */
export const sameness = ({ what, message }: Failure): string =>
  `${what}: ${message.replaceAll(/\bm\d+\b/g, 'm').replaceAll(/\d+/g, '0')}`;
