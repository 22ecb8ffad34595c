import type { Expression, ListType, ScalarType } from '../ir/expression.ts';
import type { Schema } from '../ir/schema.ts';

/** Something with properties that a predicate sees: an event, a nested object of one, or the metrics of a session. */
export interface RecordView {
  readonly kind: 'record';
  /** What the property `name` is, or null when there is none. */
  readonly property: (name: string) => Expression | RecordView | null;
  /** The names that it has, for a suggestion. */
  readonly names: readonly string[];
}

/** Makes the expression for a field; `name` is its path. */
export type MakeField = (name: string, type: ScalarType | ListType, optional: boolean) => Expression;

/** The fields that every event has, as far as a predicate may ask for them. */
const envelope = { ts: 'number', type: 'string', eventId: 'string', userId: 'string' } as const;

/** An event of one of `types`. A field that one of them does not declare can be absent. */
export function eventRecord(types: readonly string[], schema: Schema, make: MakeField): RecordView {
  const object = (prefix: string): RecordView => ({
    kind: 'record',
    names: [...(prefix === '' ? Object.keys(envelope) : []), ...namesBelow(prefix, types, schema)],
    property: (name) => {
      if (prefix === '' && Object.hasOwn(envelope, name)) {
        return make(name, envelope[name as keyof typeof envelope], false);
      }
      const path = `${prefix}${name}`;
      const declared = types.map((type) => ownField(schema, type, path));
      const known = declared.find((field) => field !== undefined);
      if (known !== undefined)
        return make(
          path,
          known.kind,
          declared.some((field) => field?.optional ?? true),
        );
      const within = `${path}.`;
      const nested = types.some((type) => Object.keys(schema.types[type] ?? {}).some((key) => key.startsWith(within)));
      return nested ? object(within) : null;
    },
  });
  return object('');
}

/** The next step of each path that begins with `prefix`. */
function namesBelow(prefix: string, types: readonly string[], schema: Schema): string[] {
  const paths = types.flatMap((type) => Object.keys(schema.types[type] ?? {}));
  const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return [...new Set(below.map((path) => path.split('.')[0] ?? path))].sort();
}

function ownField(schema: Schema, type: string, path: string) {
  const fields = schema.types[type];
  return fields !== undefined && Object.hasOwn(fields, path) ? fields[path] : undefined;
}

/** A field of the event itself. */
export const fieldOfEvent: MakeField = (name, type, optional) => ({ kind: 'field', name, type, optional });
