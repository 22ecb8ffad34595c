import type { BehaviourKind, EventBehaviour } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Arithmetic, Comparison, Expression, Logical, Quantified } from '../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../compiler/ir/functions.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import type { MetricKind, Session } from '../../compiler/ir/session.ts';

/** Something that a rule can be made of, as `<group> <name>`: `behaviour count`, `metric sum`, `operator <=`. */
export interface Construct {
  readonly group: Group;
  readonly name: string;
  /** The clause of SEMANTICS.md that says what it means. */
  readonly clause: string;
}

const behaviours = {
  occurs: '§3',
  count: '§11',
  sequence: '§12',
  firstTime: '§13',
  absence: '§5',
  notSeen: '§14',
  session: '§6',
} as const satisfies Record<BehaviourKind, string>;

/** One clause for each behaviour that can be a part of another: those that hold at an event. */
const everyPart = (clause: string) =>
  Object.fromEntries(
    Object.keys(behaviours)
      .filter((kind) => kind !== 'absence' && kind !== 'notSeen')
      .map((kind) => [kind, clause]),
  ) as Record<EventBehaviour['kind'], string>;

const everyBehaviour = (clause: string) =>
  Object.fromEntries(Object.keys(behaviours).map((kind) => [kind, clause])) as Record<BehaviourKind, string>;

const clauses = {
  behaviour: behaviours,
  session: { live: '§6', closed: '§6' } satisfies Record<Session['judged'], string>,
  metric: { count: '§6', distinct: '§6', sum: '§6', min: '§6', max: '§6', average: '§6' } satisfies Record<
    MetricKind,
    string
  >,
  formula: { member: '§16', all: '§16', any: '§16', not: '§16' } satisfies Record<Formula['kind'], string>,
  membership: { enter: '§7', exit: '§7', ttlMs: '§7' } satisfies Record<Exclude<keyof Segment, 'id' | 'span'>, string>,
  enter: { ...behaviours, per: '§15', combination: '§16' } satisfies Record<Segment['enter']['kind'], string>,
  exit: { ...everyBehaviour('§7'), per: '§15' } satisfies Record<Trigger['kind'], string>,
  per: everyBehaviour('§15'),
  'count of': everyPart('§11'),
  'step of': everyPart('§12'),
  'first time of': everyPart('§13'),
  'not seen of': everyPart('§14'),
  'absence after': everyPart('§5'),
  'absence of': everyPart('§5'),
  expression: {
    literal: '§9',
    field: '§9',
    stepField: '§12',
    metric: '§6',
    element: '§9',
    not: '§9',
    logical: '§9',
    comparison: '§9',
    arithmetic: '§9',
    concat: '§9',
    coalesce: '§9',
    conditional: '§9',
    call: '§9',
    matches: '§9',
    oneOf: '§9',
    quantified: '§9',
  } satisfies Record<Expression['kind'], string>,
  operator: {
    '&&': '§9',
    '||': '§9',
    '===': '§9',
    '!==': '§9',
    '<': '§9',
    '<=': '§9',
    '>': '§9',
    '>=': '§9',
    '+': '§9',
    '-': '§9',
    '*': '§9',
    '/': '§9',
    '%': '§9',
  } satisfies Record<Logical['operator'] | Comparison['operator'] | Arithmetic['operator'], string>,
  list: { some: '§9', every: '§9' } satisfies Record<Quantified['quantifier'], string>,
  function: Object.fromEntries(Object.keys(functions).map((name) => [name, '§9'])) as Record<FunctionName, string>,
} as const;

export type Group = keyof typeof clauses;

/** All constructs of the language. Each group has one row per kind of the IR: a kind without a row does not compile. */
export const constructs: readonly Construct[] = Object.entries(clauses).flatMap(([group, rows]) =>
  Object.entries(rows).map(([name, clause]) => ({ group: group as Group, name, clause })),
);

/** The name of a construct among all. */
export const nameOf = ({ group, name }: Construct): string => `${group} ${name}`;
