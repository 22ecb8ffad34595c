import { entry } from './entry.ts';

/** SEG4xx. What an event type may be. */
export const schema = {
  SEG401: entry<{ field: string; type: string }>(
    'a field of an event is a string, a union of string literals, a number or a boolean',
    ({ field, type }) => `field "${field}" has the type ${type}`,
    () => 'Flatten it into fields of these types, or leave it out of the event type: undeclared fields are ignored.',
  ),
  SEG402: entry<{ field: string; types: readonly string[] }>(
    'a field that several event types have has one type in all of them',
    ({ field, types }) => `field "${field}" is ${types.join(' here and ')} there`,
    () => 'Rename one of them.',
  ),
  SEG403: entry<{ field: string }>(
    'names that begin with "$" or "segc" belong to segc',
    ({ field }) => `the name "${field}" is taken`,
    () => 'Choose another name.',
  ),
  SEG404: entry<{ found: string }>(
    'the events are a union of object types, each with a `type` of string literals',
    ({ found }) => `the event type is ${found}`,
    () => "Give each member a field such as `readonly type: 'purchase'`.",
  ),
} as const;
