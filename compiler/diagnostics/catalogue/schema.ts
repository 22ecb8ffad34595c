import { entry } from './entry.ts';

/** SEG4xx. What an event type may be. */
export const schema = {
  SEG401: entry<{ field: string; type: string; instead: string }>(
    'a field of an event is a string, a number, a boolean, a list of one of these, or an object of such fields',
    ({ field, type }) => `field "${field}" has the type ${type}`,
    ({ instead }) => instead,
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
  SEG405: entry<{ field: string }>(
    'a field of a nested object is known by its path, with "." between the names',
    ({ field }) => `the name "${field}" has a "." in it`,
    () => 'Choose another name, or nest an object.',
  ),
} as const;
