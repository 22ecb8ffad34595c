import { entry } from './entry.ts';

/** SEG1xx. What TypeScript says. */
export const types = {
  SEG101: entry<{ message: string; typescriptCode: number }>(
    'rules are TypeScript, checked in strict mode',
    ({ message, typescriptCode }) => `${message} (TS${typescriptCode})`,
    () => 'Correct the type error; the message above is TypeScript’s own.',
  ),
  SEG102: entry<{ finding: string; fix: string }>(
    'the words of a rule go together as their types say',
    ({ finding }) => finding,
    ({ fix }) => fix,
  ),
  SEG103: entry<{ text: string; advice: string }>(
    'a text is one of those that its type lists',
    ({ text }) => `${text} is none of the texts that can stand here`,
    ({ advice }) => advice,
  ),
} as const;
