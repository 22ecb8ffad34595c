import type { Expression, Metric } from '../../ir/expression.ts';
import type { Occurs } from '../../ir/occurs.ts';
import type { Schema } from '../../ir/schema.ts';
import type { Segment, Trigger } from '../../ir/segment.ts';
import type { Sequence } from '../../ir/sequence.ts';
import type { Session } from '../../ir/session.ts';
import { rewritten, textOf } from './canonical.ts';
import { chainDomain, eventDomain, sessionDomain } from './domain.ts';
import { alwaysWhenTrue } from './formula.ts';
import { implies } from './implies.ts';
import { typesOfSteps } from './never-holds.ts';

/**
 * Proof that, whatever happens, `other` holds at each instant at which `behaviour` does, by the same event. False when it is not proven.
 */
export function holdsWithin(behaviour: Trigger, other: Trigger, schema: Schema): boolean {
  if (textOf(behaviour) === textOf(other)) return true;
  const within = (a: Trigger, b: Trigger) => holdsWithin(a, b, schema);
  const alike = (a: Trigger, b: Trigger) => within(a, b) && within(b, a);
  if (behaviour.kind === 'per' || other.kind === 'per') {
    if (behaviour.kind !== 'per' || other.kind !== 'per') return false;
    return behaviour.field === other.field && within(behaviour.of, other.of);
  }
  // A count of one is what it counts.
  if (other.kind === 'count' && other.atLeast <= 1 && within(behaviour, other.of)) return true;
  switch (behaviour.kind) {
    case 'occurs':
      return other.kind === 'occurs' && occursWithin(behaviour, other, schema);
    case 'count':
      if (other.kind === 'count' && behaviour.atLeast >= other.atLeast && behaviour.withinMs <= other.withinMs) {
        if (within(behaviour.of, other.of)) return true;
      }
      return within(behaviour.of, other);
    case 'sequence': {
      if (other.kind === 'sequence' && sequenceWithin(behaviour, other, schema)) return true;
      const last = behaviour.steps.at(-1);
      return last !== undefined && within(last, other);
    }
    case 'firstTime':
      return (other.kind === 'firstTime' && alike(behaviour.of, other.of)) || within(behaviour.of, other);
    case 'absence':
      // Fewer events stop the clock of the other; what starts it, and for how long it runs, must be the same.
      return (
        other.kind === 'absence' &&
        behaviour.forMs === other.forMs &&
        alike(behaviour.after, other.after) &&
        within(other.no, behaviour.no)
      );
    case 'notSeen':
      return other.kind === 'notSeen' && behaviour.forMs === other.forMs && alike(behaviour.of, other.of);
    case 'session':
      return other.kind === 'session' && sessionWithin(behaviour, other, schema);
  }
}

function occursWithin(occurs: Occurs, other: Occurs, schema: Schema): boolean {
  if (!occurs.types.every((type) => other.types.includes(type))) return false;
  if (other.where === null) return true;
  return implies(occurs.where ?? { kind: 'literal', value: true }, other.where, eventDomain(schema, occurs.types));
}

function sequenceWithin(sequence: Sequence, other: Sequence, schema: Schema): boolean {
  if (sequence.steps.length !== other.steps.length || sequence.withinMs > other.withinMs) return false;
  const areWithin = sequence.steps.every((step, index) => {
    const match = other.steps[index];
    return match !== undefined && holdsWithin(step, match, schema);
  });
  if (!areWithin || other.where === null) return areWithin;
  const domain = chainDomain(schema, typesOfSteps(sequence));
  return implies(sequence.where ?? { kind: 'literal', value: true }, other.where, domain);
}

/** The metrics of a predicate named by what they are, so that two sessions' names do not matter. */
export function withoutNames({ metrics, holds }: Session): Expression {
  const meanings = new Map(metrics.map((metric) => [metric.name, textOf({ ...metric, name: '' })]));
  return rewritten(holds, (part) =>
    part.kind === 'metric' ? { ...part, name: meanings.get((part as Metric).name) ?? (part as Metric).name } : null,
  );
}

/** A session whose metrics are named by what they are. */
export const named = (session: Session): Session => ({
  ...session,
  metrics: session.metrics.map((metric) => ({ ...metric, name: textOf({ ...metric, name: '' }) })),
});

function sessionWithin(session: Session, other: Session, schema: Schema): boolean {
  if (session.gapMs !== other.gapMs || session.judged !== other.judged) return false;
  const [own, others] = [withoutNames(session), withoutNames(other)];
  const domain = sessionDomain(schema, named(session));
  if (!implies(own, others, domain)) return false;
  // A live session holds where its predicate becomes true: one that became true before does not hold again.
  return session.judged === 'closed' || implies(others, own, domain);
}

/** Proof that whoever is in `segment` is in `other` at the same time. False when it is not proven. */
export function segmentWithin(segment: Segment, other: Segment, schema: Schema): boolean {
  if (segment.enter.kind === 'combination') {
    const { formula } = segment.enter;
    if (alwaysWhenTrue(formula, (members) => members.has(other.id))) return true;
    return textOf({ ...segment, ttlMs: 0, id: '', span: null }) === textOf({ ...other, ttlMs: 0, id: '', span: null })
      ? segment.ttlMs <= other.ttlMs
      : false;
  }
  if (other.enter.kind === 'combination' || segment.ttlMs > other.ttlMs) return false;
  if (!holdsWithin(segment.enter, other.enter, schema)) return false;
  return other.exit === null || (segment.exit !== null && holdsWithin(other.exit, segment.exit, schema));
}

/** Two segments with the same members at all times. */
export const sameMeaning = (segment: Segment, other: Segment, schema: Schema): boolean =>
  segment.ttlMs === other.ttlMs && segmentWithin(segment, other, schema) && segmentWithin(other, segment, schema);
