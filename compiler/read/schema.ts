import { type Symbol as MorphSymbol, Node, type Type } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { envelopeFields, type FieldSchema, type Schema } from '../ir/schema.ts';
import type { Span } from '../ir/span.ts';
import type { Places } from '../source/places.ts';

type Report = (diagnostic: Diagnostic) => void;

/** SEMANTICS §1. The schema of the union that `eventSource<Union>` names; `call` is that call. */
export function readSchema(call: Node, places: Places, report: Report): Schema | null {
  const [argument] = Node.isCallExpression(call) ? call.getTypeArguments() : [];
  if (argument === undefined) {
    report(diagnose('SEG404', places.of(call), { found: 'not given: write `eventSource<YourEvent>(...)`' }));
    return null;
  }
  const types: Record<string, Record<string, FieldSchema>> = {};
  const kinds = new Map<string, { kind: string; span: Span }>();
  const union = argument.getType();
  for (const member of union.isUnion() ? union.getUnionTypes() : [union]) {
    const names = typeNames(member, argument);
    if (names === null) {
      const found = `a union with the member ${member.getText(argument)}`;
      report(diagnose('SEG404', places.of(argument), { found: union.isUnion() ? found : member.getText(argument) }));
      return null;
    }
    const fields = readFields(member, argument, kinds, places, report);
    for (const name of names) types[name] = { ...types[name], ...fields };
  }
  return { types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function typeNames(member: Type, at: Node): string[] | null {
  const type = member.getProperty('type')?.getTypeAtLocation(at);
  const literals = type?.isUnion() ? type.getUnionTypes() : type ? [type] : [];
  const names = literals.map((literal) => literal.getLiteralValue());
  return names.length > 0 && names.every((name) => typeof name === 'string') ? (names as string[]) : null;
}

function readFields(
  member: Type,
  at: Node,
  kinds: Map<string, { kind: string; span: Span }>,
  places: Places,
  report: Report,
): Record<string, FieldSchema> {
  const envelope = new Set<string>(envelopeFields);
  const fields: Record<string, FieldSchema> = {};
  const properties = member.getProperties().filter((property) => !envelope.has(property.getName()));
  for (const property of properties.sort((a, b) => (a.getName() < b.getName() ? -1 : 1))) {
    const name = property.getName();
    const span = places.of(property.getDeclarations()[0] ?? at);
    if (/^(\$|segc)/.test(name)) report(diagnose('SEG403', span, { field: name }));
    const field = readField(property, at);
    if (field === null) {
      report(diagnose('SEG401', span, { field: name, type: property.getTypeAtLocation(at).getText(at) }));
      continue;
    }
    const before = kinds.get(name);
    if (before !== undefined && before.kind !== field.kind) {
      const related = [{ message: 'the other declaration', span: before.span }];
      report(diagnose('SEG402', span, { field: name, types: [field.kind, before.kind] }, related));
    }
    kinds.set(name, { kind: field.kind, span });
    fields[name] = field;
  }
  return fields;
}

function readField(property: MorphSymbol, at: Node): FieldSchema | null {
  const declared = property.getTypeAtLocation(at);
  const optional = property.isOptional() || declared.isNullable();
  const type = declared.getNonNullableType();
  if (type.isString()) return { kind: 'string', optional, values: null };
  if (type.isNumber()) return { kind: 'number', optional, values: null };
  if (type.isBoolean()) return { kind: 'boolean', optional, values: null };
  const literals = type.isUnion() ? type.getUnionTypes() : [type];
  if (literals.length === 0 || !literals.every((literal) => literal.isStringLiteral())) return null;
  return { kind: 'string', optional, values: literals.map((literal) => String(literal.getLiteralValue())).sort() };
}
