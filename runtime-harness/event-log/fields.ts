import type { FieldSchema } from '../../compiler/ir/schema.ts';
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
  const declared = Object.entries(schema);
  return (properties) => {
    const fields = emptyFields();
    for (const [name, field] of declared) {
      const value = property(properties, name);
      if (value === undefined) {
        if (field.optional) continue;
        return missing(name);
      }
      if (typeof value !== field.kind) return wrongKind(name, field.kind);
      if (field.values !== null && !field.values.includes(value as string)) return notOneOf(name, field.values);
      fields[name] = typeof value === 'string' ? wellFormed(value) : (value as FieldValue);
    }
    return fields;
  };
}

/** The object's own property; `null` is the same as absent (SEMANTICS §1). */
function property(properties: Properties, name: string): unknown {
  return Object.hasOwn(properties, name) ? (properties[name] ?? undefined) : undefined;
}

function wellFormed(text: string): string {
  return loneSurrogate.test(text) ? text.replaceAll(loneSurrogates, '?') : text;
}

const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;

const missing = (name: string) => `field ${JSON.stringify(name)} is missing`;
const wrongKind = (name: string, kind: string) => `field ${JSON.stringify(name)} must be a ${kind}`;
const notOneOf = (name: string, values: readonly string[]) =>
  `field ${JSON.stringify(name)} must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
