import type { Behaviour } from '../../ir/behaviour.ts';
import type { Comparison, Expression } from '../../ir/expression.ts';
import { leavesOf } from '../../ir/leaves.ts';
import type { Occurs } from '../../ir/occurs.ts';
import type { Schema } from '../../ir/schema.ts';
import type { Trigger } from '../../ir/segment.ts';
import type { Session } from '../../ir/session.ts';
import { textOf } from './canonical.ts';
import { named, withoutNames } from './contained.ts';
import { type DomainOf, eventDomain, sessionDomain } from './domain.ts';
import { alwaysTrue } from './implies.ts';

/** What a condition asks of a subject: that it is one value, or (`value` null) something else. */
export interface Requirement {
  /** The text of the subject. */
  readonly subject: string;
  /** The text of the value. */
  readonly value: string | null;
}

/** What can be told of a trigger without comparing it with another one. */
export interface Outline {
  /** Triggers of which one is proven to hold within the other have one group. */
  readonly group: string;
  /** What holds at each instant at which the trigger does, or started it; each is decided by its subject alone. */
  readonly requirements: readonly Requirement[];
  /** The texts of all subjects that are looked at there. */
  readonly subjects: ReadonlySet<string>;
}

/** The event or the session that a behaviour holds by: what a proof that it holds within another one rests upon in the end. */
function lastOf(behaviour: Behaviour): Occurs | Session {
  switch (behaviour.kind) {
    case 'occurs':
    case 'session':
      return behaviour;
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return lastOf(behaviour.of);
    case 'sequence': {
      const last = behaviour.steps.at(-1);
      return last === undefined ? { kind: 'occurs', types: [], where: null } : lastOf(last);
    }
    case 'absence':
      return lastOf(behaviour.after);
  }
}

/** The outline of a trigger. */
export function outlineOf(trigger: Trigger, schema: Schema): Outline {
  if (trigger.kind === 'per') {
    const outline = outlineOf(trigger.of, schema);
    return { ...outline, group: textOf(['per', trigger.field, outline.group]) };
  }
  const last = lastOf(trigger);
  const clock = trigger.kind === 'absence' || trigger.kind === 'notSeen' ? [trigger.kind, trigger.forMs] : [];
  if (last.kind === 'session')
    return { group: textOf([...clock, last.gapMs, last.judged]), ...ofSession(last, schema) };
  return { group: textOf([...clock, 'event']), ...ofEvent(last, schema) };
}

function ofEvent({ types, where }: Occurs, schema: Schema): Omit<Outline, 'group'> {
  const condition = where ?? { kind: 'literal', value: true };
  return outlineOfCondition(condition, eventDomain(schema, types), (subject) => isOpen(subject, schema));
}

function ofSession(session: Session, schema: Schema): Omit<Outline, 'group'> {
  return outlineOfCondition(
    withoutNames(session),
    sessionDomain(schema, named(session)),
    ({ kind }) => kind === 'metric',
  );
}

function outlineOfCondition(
  condition: Expression,
  domain: DomainOf,
  isChosen: (subject: Expression) => boolean,
): Omit<Outline, 'group'> {
  const requirements = conjunctsOf(condition)
    .filter((part) => !alwaysTrue(part, domain))
    .flatMap((part) => requirementOf(part, isChosen) ?? []);
  return { requirements, subjects: new Set(leavesOf(condition).map(textOf)) };
}

/** Whether a field may have any value of its type, whatever the type of the event. */
function isOpen(subject: Expression, schema: Schema): boolean {
  if (subject.kind !== 'field' || subject.name === 'type' || subject.name === 'ts') return false;
  if (subject.type !== 'string' && subject.type !== 'number') return false;
  return Object.values(schema.types).every((fields) => (fields[subject.name]?.values ?? null) === null);
}

const conjunctsOf = (condition: Expression): readonly Expression[] =>
  condition.kind === 'logical' && condition.operator === '&&'
    ? [...conjunctsOf(condition.left), ...conjunctsOf(condition.right)]
    : [condition];

function requirementOf(condition: Expression, isChosen: (subject: Expression) => boolean): Requirement | null {
  if (condition.kind === 'oneOf') {
    return isChosen(condition.subject) ? { subject: textOf(condition.subject), value: null } : null;
  }
  if (condition.kind !== 'comparison') return null;
  const [subject, constant] = sidesOf(condition);
  if (constant.kind !== 'literal' || !isChosen(subject)) return null;
  const isValue = condition.operator === '===' && constant.value !== null;
  // As `===` does, this takes 0 and -0 for one.
  const value = constant.value === 0 ? 0 : constant.value;
  return { subject: textOf(subject), value: isValue ? textOf(value) : null };
}

const sidesOf = ({ left, right }: Comparison): readonly [Expression, Expression] =>
  left.kind === 'literal' ? [right, left] : [left, right];
