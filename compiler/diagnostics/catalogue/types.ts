import { entry } from './entry.ts';

/** SEG1xx. What TypeScript says. */
export const types = {
  SEG101: entry<{ message: string; typescriptCode: number }>(
    'rules are TypeScript, checked in strict mode',
    ({ message, typescriptCode }) => `${message} (TS${typescriptCode})`,
    () => 'Correct the type error; the message above is TypeScript’s own.',
  ),
} as const;
