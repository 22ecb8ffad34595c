import { entry, warning } from './entry.ts';

/** SEG5xx. What does not follow from types: the laws of SEMANTICS, over one segment and over all of them. */
export const laws = {
  SEG501: entry<{ segment: string; advice: string }>(
    'a combination is made of segments of the same rules',
    ({ segment }) => `no segment has the id ${JSON.stringify(segment)}`,
    ({ advice }) => `${advice} A segment must be exported from a *.segment.ts file.`,
  ),
  SEG502: entry<{ id: string }>(
    'who is in a segment does not depend on who is in it',
    ({ id }) => `"${id}" refers to itself`,
    () => 'Leave it out of its own combination.',
  ),
  SEG503: entry<{ id: string; other: string }>(
    'a combination is made of segments that are no combinations themselves',
    ({ id, other }) => `"${id}" refers to "${other}", which is a combination`,
    ({ other }) => `Write the formula of "${other}" out in its place.`,
  ),
  SEG504: entry<{ id: string }>(
    'a combination says who is in a segment: a user who is in none is not in it',
    ({ id }) => `"${id}" holds for a user who is in no segment`,
    () => 'Ask for a membership too, as in `all(visitors, not(buyers))`.',
  ),
  SEG505: entry<{ what: string; asked: string; retention: string }>(
    'a rule looks back no further than the topic keeps events',
    ({ what, asked, retention }) => `${what} is ${asked}, and the topic keeps events for ${retention}`,
    ({ what, retention }) =>
      `Shorten ${what} to at most ${retention}, or let the topic keep events for longer and raise \`retention\`.`,
  ),
  SEG506: warning<{ what: string }>(
    'a predicate is true at some events',
    ({ what }) => `this ${what} is never true`,
    () => 'Correct the condition that excludes the others, or leave this part out.',
  ),
  SEG507: warning<{ what: string }>(
    'a predicate leaves out some events',
    ({ what }) => `this ${what} is always true`,
    () => 'Leave it out, or correct the condition that decides nothing.',
  ),
  SEG508: entry<{ field: string; value: string; advice: string }>(
    'a field is compared with values that its type lists',
    ({ field, value }) => `field "${field}" is never ${value}`,
    ({ advice }) => advice,
  ),
  SEG509: entry<{ id: string; because: string }>(
    'a segment is one that users can enter',
    ({ id, because }) => `no user ever enters "${id}": ${because}`,
    () => 'Correct that condition, or take the segment out.',
  ),
  SEG510: entry<{ id: string }>(
    'a membership lasts: what lets a user enter does not make it leave at the same instant',
    ({ id }) => `whatever lets a user enter "${id}" makes it leave at the same instant`,
    () => 'Narrow `exit`, so that it leaves out what enters.',
  ),
  SEG511: warning<{ id: string; other: string }>(
    'two segments differ in who is in them',
    ({ id, other }) => `"${id}" and "${other}" always have the same users`,
    () => 'Keep one of them.',
  ),
  SEG512: warning<{ id: string; other: string; more: number }>(
    'who is in a segment is not always in another too',
    ({ id, other, more }) => `whoever is in "${id}" is in "${other}" too${more === 0 ? '' : `, and in ${more} more`}`,
    ({ other }) => `If they are to exclude each other, narrow "${other}"; if not, this is as it should be.`,
  ),
  SEG513: warning<Record<never, never>>(
    'the `no` of an absence stops its clock; an event that is `after` as well starts it',
    () => 'each event of `no` is one of `after`, so that none stops the clock',
    () => 'Use `notSeen({ of, for })`, or narrow `after`.',
  ),
  SEG514: warning<{ id: string; because: string }>(
    'an exit can happen',
    ({ id, because }) => `the exit of "${id}" never holds: ${because}`,
    () => 'Correct that condition, or leave `exit` out.',
  ),
  SEG515: warning<Record<never, never>>(
    'a count asks for more than one time',
    () => 'a count of at least 1 holds whenever what it counts does',
    () => 'Write what it counts in its place, or raise `atLeast`.',
  ),
  SEG516: warning<Record<never, never>>(
    'a first time is the first of something that can happen again',
    () => 'the first time of a first time is that first time',
    () => 'Write `firstTime` once.',
  ),
} as const;
