import type { Schema } from '../../compiler/ir/schema.ts';
import type { Event } from './event.ts';

export type Properties = { [name: string]: unknown };

/**
 * SEMANTICS §9. An event as a predicate written in TypeScript sees it: fields that are absent are not there, and fields of nested objects stand in
 * objects again. Every object that the type declares is there, though it may be empty: an expression asks for fields, never for objects.
 */
export function asObject({ eventId, userId, type, ts, fields }: Event, schema: Schema): Properties {
  const object: Properties = { eventId, userId, type, ts };
  for (const name of Object.keys(schema.types[type] ?? {})) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let holder = object;
    for (const step of path) {
      if (!Object.hasOwn(holder, step)) define(holder, step, {});
      holder = holder[step] as Properties;
    }
    if (fields[name] !== undefined) define(holder, last, fields[name]);
  }
  return object;
}

/** Assigning would fail for the name `__proto__`. */
export function define(object: Properties, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true });
}
