import type { Symbol as MorphSymbol, Node, Type } from 'ts-morph';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { ListType } from '../ir/expression.ts';
import { placed } from '../ir/place.ts';
import type { Property, Shape } from '../ir/rule-functions.ts';
import { envelopeFields, type FieldSchema } from '../ir/schema.ts';
import type { Span } from '../ir/span.ts';
import type { Places } from '../source/places.ts';

/** What reading the fields of all event types shares. */
export interface FieldsReading {
  readonly at: Node;
  /** What each path was so far, and where. */
  readonly kinds: Map<string, { readonly kind: string; readonly span: Span }>;
  readonly places: Places;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** How deep objects may lie within each other: a type may contain itself. */
const deepest = 5;

/** The fields of an event type by path, those of nested objects beside its own, and the same as the type has them. */
export function readFields(
  member: Type,
  reading: FieldsReading,
): { readonly fields: Record<string, FieldSchema>; readonly shape: Shape } {
  const envelope = new Set<string>(envelopeFields);
  const fields: Record<string, FieldSchema> = {};
  const shape = new Map<string, Property>();
  for (const property of member.getProperties()) {
    if (!envelope.has(property.getName())) readProperty(property, [], false, reading, fields, shape);
  }
  return { fields: Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))), shape };
}

function readProperty(
  property: MorphSymbol,
  within: readonly string[],
  withinOptional: boolean,
  reading: FieldsReading,
  fields: Record<string, FieldSchema>,
  shape: Map<string, Property>,
): void {
  const { at, places, report } = reading;
  const name = property.getName();
  const span = places.of(property.getDeclarations()[0] ?? at);
  const path = [...within, name].join('.');
  if (/^(\$|segc)/.test(name)) report(diagnose('SEG403', span, { field: name }));
  if (name.includes('.')) {
    report(diagnose('SEG405', span, { field: name }));
    return;
  }
  const declared = property.getTypeAtLocation(at);
  const isOptional = property.isOptional() || declared.isNullable();
  const optional = withinOptional || isOptional;
  const type = declared.getNonNullableType();
  const kind = scalarKind(type) ?? listKind(type);
  if (kind !== null) {
    if (!isConsistent(path, kind, span, reading)) return;
    fields[path] = placed({ kind, optional, values: kind === 'string' ? literalValues(type) : null }, span);
    shape.set(name, { optional: isOptional, inside: null });
    return;
  }
  const nested = isPlainObject(type) && within.length < deepest ? type.getProperties() : [];
  if (nested.length === 0) {
    const text = declared.getText(at);
    report(diagnose('SEG401', span, { field: path, type: text, instead: insteadOf(type) }));
    return;
  }
  if (!isConsistent(path, 'an object', span, reading)) return;
  const inside = new Map<string, Property>();
  for (const inner of nested) readProperty(inner, [...within, name], optional, reading, fields, inside);
  shape.set(name, { optional: isOptional, inside });
}

/** One path has one kind in all event types: it is one column. */
function isConsistent(path: string, kind: string, span: Span, { kinds, report }: FieldsReading): boolean {
  const before = kinds.get(path);
  kinds.set(path, { kind, span });
  if (before === undefined || before.kind === kind) return true;
  const related = [{ message: 'the other declaration', span: before.span }];
  report(diagnose('SEG402', span, { field: path, types: [kind, before.kind] }, related));
  return false;
}

const membersOf = (type: Type): readonly Type[] => (type.isUnion() ? type.getUnionTypes() : [type]);

/** The kind of a single value; a string or number with a brand is one all the same. */
function scalarKind(type: Type): 'string' | 'number' | 'boolean' | null {
  const members = membersOf(type);
  if (members.length === 0 || type.isNever()) return null;
  const all = (is: (member: Type) => boolean) => members.every((member) => partsOf(member).some(is));
  if (all((part) => part.isString() || part.isStringLiteral() || part.isTemplateLiteral())) return 'string';
  if (all((part) => part.isNumber() || part.isNumberLiteral())) return 'number';
  return all((part) => part.isBoolean() || part.isBooleanLiteral()) ? 'boolean' : null;
}

const partsOf = (type: Type): readonly Type[] => (type.isIntersection() ? type.getIntersectionTypes() : [type]);

function listKind(type: Type): ListType | null {
  const element = type.isArray() || type.isReadonlyArray() ? type.getArrayElementType() : undefined;
  const kind = element === undefined || element.isNullable() ? null : scalarKind(element);
  return kind && `${kind}s`;
}

/** The literals that a string may be; null when it may be any. */
function literalValues(type: Type): readonly string[] | null {
  const members = membersOf(type);
  if (!members.every((member) => member.isStringLiteral())) return null;
  return members.map((member) => String(member.getLiteralValue())).sort();
}

function isPlainObject(type: Type): boolean {
  if (type.isUnion() || !type.isObject() || type.isArray() || type.isReadonlyArray() || type.isTuple()) return false;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return false;
  if (type.getStringIndexType() !== undefined || type.getNumberIndexType() !== undefined) return false;
  // A class of the language, such as `Date` or `Map`, is no JSON.
  const declarations = type.getSymbol()?.getDeclarations() ?? [];
  return !declarations.some((declaration) => /\/lib\.[a-z0-9.]*d\.ts$/.test(declaration.getSourceFile().getFilePath()));
}

function insteadOf(type: Type): string {
  if (type.getSymbol()?.getName() === 'Date') return 'Write `number` for epoch milliseconds, or `string` for text.';
  if (type.isAny() || type.isUnknown())
    return 'Name its type: a string, a number, a boolean, a list or an object of these.';
  if (type.isTuple()) return 'Name its parts: fields of their own in a nested object.';
  if (type.isArray() || type.isReadonlyArray()) {
    return 'Write a list of strings, numbers or booleans, or leave it out of the event type: undeclared fields are ignored.';
  }
  if (type.getCallSignatures().length > 0) return 'Leave it out of the event type: a message carries no function.';
  return 'Flatten it into fields of these types, or leave it out of the event type: undeclared fields are ignored.';
}
