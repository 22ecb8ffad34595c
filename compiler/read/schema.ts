import { Node, type Type } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Property, Shape } from '../ir/rule-functions.ts';
import type { FieldSchema, Schema } from '../ir/schema.ts';
import type { Places } from '../source/places.ts';
import { type FieldsReading, readFields } from './schema-field.ts';

type Report = (diagnostic: Diagnostic) => void;

/** SEMANTICS §1. The schema of the union that `eventSource<Union>` names, and the shapes of its types; `call` is that call. */
export function readSchema(
  call: Node,
  places: Places,
  report: Report,
): { readonly schema: Schema; readonly shapes: ReadonlyMap<string, Shape> } | null {
  const [argument] = Node.isCallExpression(call) ? call.getTypeArguments() : [];
  if (argument === undefined) {
    report(diagnose('SEG404', places.of(call), { found: 'not given: write `eventSource<YourEvent>(...)`' }));
    return null;
  }
  const types: Record<string, Record<string, FieldSchema>> = {};
  const shapes = new Map<string, Shape>();
  const reading: FieldsReading = { at: argument, kinds: new Map(), places, report };
  const union = argument.getType();
  for (const member of union.isUnion() ? union.getUnionTypes() : [union]) {
    const names = typeNames(member, argument);
    if (names === null) {
      const found = `a union with the member ${member.getText(argument)}`;
      report(diagnose('SEG404', places.of(argument), { found: union.isUnion() ? found : member.getText(argument) }));
      return null;
    }
    const { fields, shape } = readFields(member, reading);
    for (const name of names) {
      types[name] = merge(types[name], fields);
      shapes.set(name, mergeShapes(shapes.get(name), shape));
    }
  }
  return { schema: { types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))) }, shapes };
}

/** Two members of the union may have one `type`: a field that one of them lacks can be absent. */
function merge(
  before: Record<string, FieldSchema> | undefined,
  fields: Record<string, FieldSchema>,
): Record<string, FieldSchema> {
  if (before === undefined) return fields;
  const names = [...new Set([...Object.keys(before), ...Object.keys(fields)])].sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const [a, b] = [before[name], fields[name]];
      const known = a ?? b;
      if (known === undefined) return [];
      const values = a && b && (a.values === null || b.values === null) ? null : unionOf(a?.values, b?.values);
      return [[name, { kind: known.kind, optional: (a?.optional ?? true) || (b?.optional ?? true), values }]];
    }),
  );
}

/** As `merge`, for shapes. */
function mergeShapes(before: Shape | undefined, shape: Shape): Shape {
  if (before === undefined) return shape;
  const names = [...new Set([...before.keys(), ...shape.keys()])];
  return new Map(
    names.map((name): [string, Property] => {
      const [a, b] = [before.get(name), shape.get(name)];
      const [left, right] = [a?.inside ?? null, b?.inside ?? null];
      const inside = left === null || right === null ? (left ?? right) : mergeShapes(left, right);
      return [name, { optional: (a?.optional ?? true) || (b?.optional ?? true), inside }];
    }),
  );
}

const unionOf = (a: readonly string[] | null | undefined, b: readonly string[] | null | undefined) =>
  a || b ? [...new Set([...(a ?? []), ...(b ?? [])])].sort() : null;

function typeNames(member: Type, at: Node): string[] | null {
  const type = member.getProperty('type')?.getTypeAtLocation(at);
  const literals = type?.isUnion() ? type.getUnionTypes() : type ? [type] : [];
  const names = literals.map((literal) => literal.getLiteralValue());
  return names.length > 0 && names.every((name) => typeof name === 'string') ? (names as string[]) : null;
}
