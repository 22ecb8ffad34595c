import type { Source } from '../ir/program.ts';
import type { FieldKind, FieldSchema } from '../ir/schema.ts';
import type { SourcePlan } from '../plan/plan.ts';
import type { SqlType } from '../plan/sql-expression.ts';

/** The SQL type of a field. */
export const sqlTypes = {
  string: 'STRING',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  strings: 'ARRAY<STRING>',
  numbers: 'ARRAY<DOUBLE>',
  booleans: 'ARRAY<BOOLEAN>',
} as const satisfies Record<FieldKind, SqlType>;

/** SEMANTICS §1. The union of all event types' fields becomes the columns; the schema document goes to the decoder. */
export function lowerSource({ topic, latenessMs, schema }: Source): SourcePlan {
  const kinds = new Map<string, FieldKind>();
  for (const fields of Object.values(schema.types)) {
    for (const [name, field] of Object.entries(fields)) kinds.set(name, field.kind);
  }
  const names = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const document = (field: FieldSchema) => ({
    kind: field.kind,
    optional: field.optional,
    ...(field.values === null ? {} : { values: field.values }),
  });
  const types = Object.entries(schema.types).map(([type, fields]) => [
    type,
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, document(field)])),
  ]);
  return {
    topic,
    latenessMs,
    fields: names.map(([name, kind]) => ({ name, sqlType: sqlTypes[kind] })),
    schema: JSON.stringify({ types: Object.fromEntries(types) }),
  };
}
