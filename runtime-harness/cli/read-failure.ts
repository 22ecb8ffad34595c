import { ReplayError } from './replay-error.ts';

const causes: { readonly [code: string]: string } = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  Z_DATA_ERROR: 'begins like a gzip and is damaged',
  Z_BUF_ERROR: 'is a gzip that ends too early',
};

/** Says in words why a file could not be read; any other failure is given back as it is. */
export function explainReadFailure(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = causes[code];
  if (cause === undefined) return error;
  return new ReplayError(`${file} ${cause}.`, 'Name a file of events in JSON Lines, or "-" for standard input.', 1, {
    cause: error,
  });
}
