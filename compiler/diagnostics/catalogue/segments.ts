import { entry } from './entry.ts';

/** SEG2xx. What a segment is made of. */
export const segments = {
  SEG201: entry<{ id: string }>(
    'a segment id names one segment',
    ({ id }) => `two segments have the id "${id}"`,
    () => 'Give one of them another id.',
  ),
  SEG202: entry<{ id: string; suggestion: string }>(
    'a segment id is lower-case words of a-z and 0-9 joined by "-", at most 64 characters',
    ({ id }) => `${JSON.stringify(id)} is no segment id`,
    ({ suggestion }) => `Write ${JSON.stringify(suggestion)}.`,
  ),
  SEG203: entry<{ what: string; ms: number }>(
    'durations are whole milliseconds, more than 0 and at most 3650 days',
    ({ what, ms }) => `${what} is ${Number.isNaN(ms) ? 'not a number' : `${ms} ms`}`,
    ({ what, ms }) =>
      ms > 0 && !Number.isInteger(ms) && Number.isFinite(ms)
        ? `Round it, as in \`millis(${Math.max(1, Math.round(ms))})\`.`
        : `Give ${what} with seconds(), minutes(), hours() or days().`,
  ),
  SEG204: entry<{ type: string; declared: readonly string[] }>(
    'an event type is one that the source’s union declares',
    ({ type }) => `no event has the type ${JSON.stringify(type)}`,
    ({ declared }) => `Use one of ${declared.map((name) => JSON.stringify(name)).join(', ')}.`,
  ),
  SEG205: entry<{ name: string }>(
    'a named count must not have the name of a metric that every session has',
    ({ name }) => `the count is named "${name}"`,
    ({ name }) => `Rename it, for instance to "${name}Count".`,
  ),
} as const;
