import type { FieldKind, FieldSchema } from '../../compiler/ir/schema.ts';
import { emptyFields, type Fields, type FieldValue } from './event.ts';

/** A JSON object as parsed. */
export type Properties = { readonly [name: string]: unknown };

/** A text that was wanted, or the cause why the message is dead. */
type Filled = { readonly cause: null; readonly value: string } | { readonly cause: string };

/** Reads one of the envelope's texts: there, a string, and not empty. */
export function readFilled(properties: Properties, name: string): Filled {
  const value = property(properties, name);
  if (value === undefined) return { cause: missing(name) };
  if (typeof value !== 'string') return { cause: wrongKind(name, 'string') };
  return value === '' ? { cause: `field "${name}" must not be empty` } : { cause: null, value: wellFormed(value) };
}

/** Reads `ts` in epoch ms, or the cause why it is none. */
export function readTime(properties: Properties): number | string {
  const value = property(properties, 'ts');
  if (value === undefined) return missing('ts');
  if (typeof value !== 'number') return wrongKind('ts', 'number');
  // Adding 0 turns -0 into 0.
  return Number.isSafeInteger(value) && value >= 0 ? value + 0 : 'field "ts" must be epoch milliseconds';
}

/** Prepares reading the fields that one type declares: the fields that are present, or the first cause in schema order. */
export function createFieldReader(schema: {
  readonly [field: string]: FieldSchema;
}): (properties: Properties) => Fields | string {
  const declared = Object.entries(schema).map(([name, field]) => prepareField(name, field));
  return (properties) => {
    const fields = emptyFields();
    for (const read of declared) {
      const cause = read(properties, fields);
      if (cause !== null) return cause;
    }
    return fields;
  };
}

/** Reads one field into `fields` when it is there; gives the cause when it is not as declared. */
type ReadField = (properties: Properties, fields: { [name: string]: FieldValue | undefined }) => string | null;

function prepareField(name: string, { kind, optional, values }: FieldSchema): ReadField {
  const find = prepareFind(name);
  const isOfKind = kindTests[kind];
  const isAllowed = (value: unknown) => values === null || values.includes(value as string);
  const [absent, wrong, notAllowed] = [missing(name), wrongKind(name, kind), notOneOf(name, kind, values ?? [])];
  return (properties, fields) => {
    const value = find(properties);
    if (value === undefined) return optional ? null : absent;
    if (value instanceof NotAnObject) return value.cause;
    if (!isOfKind(value)) return wrong;
    if (values !== null && !(Array.isArray(value) ? value.every(isAllowed) : isAllowed(value))) return notAllowed;
    fields[name] = Array.isArray(value)
      ? (value.map((element) => (typeof element === 'string' ? wellFormed(element) : element)) as FieldValue)
      : typeof value === 'string'
        ? wellFormed(value)
        : (value as FieldValue);
    return null;
  };
}

/** Found where an object was to lead on to a field. */
class NotAnObject {
  readonly cause: string;
  constructor(path: string) {
    this.cause = `field ${JSON.stringify(path)} must be an object`;
  }
}

/** Finds the value at a path; undefined when it, or an object on the way, is absent. */
function prepareFind(path: string): (properties: Properties) => unknown {
  const names = path.split('.');
  const last = names.pop() ?? path;
  if (names.length === 0) return (properties) => property(properties, path);
  const failures = names.map((_, index) => new NotAnObject(names.slice(0, index + 1).join('.')));
  return (properties) => {
    let object: Properties = properties;
    for (let index = 0; index < names.length; index++) {
      const next = property(object, names[index] ?? '');
      if (next === undefined) return undefined;
      if (typeof next !== 'object' || Array.isArray(next)) return failures[index];
      object = next as Properties;
    }
    return property(object, last);
  };
}

const listOf = (type: 'string' | 'number' | 'boolean') => (value: unknown) =>
  Array.isArray(value) && value.every((element) => typeof element === type);

const kindTests: { readonly [K in FieldKind]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  strings: listOf('string'),
  numbers: listOf('number'),
  booleans: listOf('boolean'),
};

/** The object's own property; `null` is the same as absent (SEMANTICS §1). */
function property(properties: Properties, name: string): unknown {
  return Object.hasOwn(properties, name) ? (properties[name] ?? undefined) : undefined;
}

function wellFormed(text: string): string {
  return loneSurrogate.test(text) ? text.replaceAll(loneSurrogates, '?') : text;
}

const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

const kindNames: { readonly [K in FieldKind]: string } = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  strings: 'a list of strings',
  numbers: 'a list of numbers',
  booleans: 'a list of booleans',
};

const missing = (name: string) => `field ${JSON.stringify(name)} is missing`;
const wrongKind = (name: string, kind: FieldKind) => `field ${JSON.stringify(name)} must be ${kindNames[kind]}`;
const notOneOf = (name: string, kind: FieldKind, values: readonly string[]) => {
  const allowed = values.map((value) => JSON.stringify(value)).join(', ');
  return `field ${JSON.stringify(name)} must be ${kind === 'strings' ? 'a list of' : 'one of'} ${allowed}`;
};
