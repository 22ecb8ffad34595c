import { entry } from './entry.ts';

/** SEG5xx. What does not follow from types: the laws of SEMANTICS, over one segment and over all of them. */
export const laws = {
  SEG501: entry<{ segment: string }>(
    'a combination is made of segments of the same rules',
    ({ segment }) => `no segment has the id ${JSON.stringify(segment)}`,
    () => 'Export the segment from a *.segment.ts file.',
  ),
} as const;
