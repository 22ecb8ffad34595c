import type { Expression } from '../../ir/expression.ts';
import type { FunctionName } from '../../ir/functions.ts';
import type { FieldSchema, Schema } from '../../ir/schema.ts';
import type { Session } from '../../ir/session.ts';
import { typeOf } from '../../ir/type-of.ts';
import type { Value } from './evaluate.ts';

/** What is known of a subject's value before any condition. */
export interface Domain {
  /** All values that it can have when it is present; null for any of its type. */
  readonly values: readonly Value[] | null;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly mayBeNaN: boolean;
  readonly mayBeAbsent: boolean;
}

/** The domain of each subject that a predicate can see. */
export type DomainOf = (subject: Expression) => Domain;

const anything: Omit<Domain, 'mayBeAbsent'> = {
  values: null,
  least: Number.NEGATIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
  whole: false,
  mayBeNaN: true,
};
const wholeFrom = (least: number, most = Number.POSITIVE_INFINITY) =>
  ({ values: null, least, most, whole: true, mayBeNaN: false }) as const;
const oneOf = (values: readonly Value[]) => ({ ...anything, values, mayBeNaN: false });

const functionDomains: { readonly [F in FunctionName]?: Omit<Domain, 'mayBeAbsent'> } = {
  length: wholeFrom(0),
  listLength: wholeFrom(0),
  indexOf: wholeFrom(-1),
  abs: { ...anything, least: 0 },
  sqrt: { ...anything, least: 0 },
};

/** What follows from an expression alone. */
function general(subject: Expression): Domain {
  const { type, optional } = typeOf(subject);
  const domain = (): Omit<Domain, 'mayBeAbsent'> => {
    if (type === 'boolean') return oneOf([true, false]);
    if (subject.kind === 'call') return functionDomains[subject.function] ?? anything;
    const isRead = subject.kind === 'field' || subject.kind === 'stepField';
    return { ...anything, mayBeNaN: type === 'number' && !isRead };
  };
  return { ...domain(), mayBeAbsent: optional };
}

/** The values of a field over some event types: null when one of them allows any. */
function valuesOf(schema: Schema, types: readonly string[], name: string): readonly string[] | null {
  const fields = types.map((type) => schema.types[type]?.[name]).filter((field) => field !== undefined);
  const lists = fields.map((field: FieldSchema) => field.values);
  if (lists.length === 0 || !lists.every((list) => list !== null)) return null;
  return [...new Set(lists.flat())];
}

function field(schema: Schema, types: readonly string[], name: string, subject: Expression): Domain {
  const domain = general(subject);
  if (name === 'ts') return { ...domain, ...wholeFrom(0, Number.MAX_SAFE_INTEGER) };
  if (name === 'type') return { ...domain, ...oneOf(types) };
  const values = valuesOf(schema, types, name);
  return values === null ? domain : { ...domain, values };
}

/** SEMANTICS §1. Fields of one event of some types: what its schema does not allow is a dead letter. */
export const eventDomain =
  (schema: Schema, types: readonly string[]): DomainOf =>
  (subject) =>
    subject.kind === 'field' ? field(schema, types, subject.name, subject) : general(subject);

/** SEMANTICS §12. Fields of the events of a chain; null stands for a step of which the types are not known. */
export const chainDomain =
  (schema: Schema, steps: readonly (readonly string[] | null)[]): DomainOf =>
  (subject) => {
    if (subject.kind !== 'stepField') return general(subject);
    return field(schema, steps[subject.step] ?? Object.keys(schema.types), subject.name, subject);
  };

/** SEMANTICS §6. Metrics of a session; `never` says which event behaviours never hold. */
export const sessionDomain =
  (schema: Schema, { metrics }: Session): DomainOf =>
  (subject) => {
    if (subject.kind !== 'metric') return general(subject);
    const domain = general(subject);
    if (subject.name === 'events') return { ...domain, ...wholeFrom(1) };
    if (subject.name === 'duration') return { ...domain, ...wholeFrom(0) };
    const end = /^(?:first|last)\.(.*)$/.exec(subject.name)?.[1];
    if (end !== undefined) {
      return { ...field(schema, Object.keys(schema.types), end, subject), mayBeNaN: false };
    }
    const kind = metrics.find(({ name }) => name === subject.name)?.kind;
    return kind === 'count' || kind === 'distinct' ? { ...domain, ...wholeFrom(0) } : domain;
  };
