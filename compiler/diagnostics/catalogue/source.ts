import { entry } from './entry.ts';

/** SEG0xx. Where rules are found and what their files export. */
export const source = {
  SEG001: entry<{ folder: string }>(
    'segments live in files named <id>.segment.ts under the rules folder',
    ({ folder }) => `no *.segment.ts file below ${folder}`,
    () => 'Add a file such as rules/segments/my-segment.segment.ts, or name the folder with --rules.',
  ),
  SEG002: entry<{ message: string }>(
    'a rule file is run to learn its structure',
    ({ message }) => `running the file failed: ${message}`,
    () => 'Make the file loadable on its own: it may only import other rule files, segc and packages.',
  ),
  SEG003: entry<{ file: string }>(
    'a *.segment.ts file exports a segment or a list of segments',
    ({ file }) => `${file} exports no segment`,
    () => 'Export one, as in `export default segment(...)`.',
  ),
  SEG004: entry<{ found: number }>(
    'all segments of a job read one source',
    ({ found }) => (found === 0 ? 'the rules export no event source' : `the rules declare ${found} event sources`),
    ({ found }) =>
      found === 0
        ? 'Write `export const source = eventSource<YourEvent>({ topic, lateness })`, and take `segment` and `when` from it.'
        : 'Declare `eventSource` once, in a file of its own, and import it.',
  ),
} as const;
