import type { Behaviour, EventBehaviour } from '../../ir/behaviour.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Occurs } from '../../ir/occurs.ts';
import type { Schema } from '../../ir/schema.ts';
import type { Trigger } from '../../ir/segment.ts';
import type { Sequence } from '../../ir/sequence.ts';
import type { Session } from '../../ir/session.ts';
import { rewritten, textOf } from './canonical.ts';
import type { Case } from './cases.ts';
import { chainDomain, eventDomain, sessionDomain } from './domain.ts';
import { neverTrue } from './implies.ts';

/** Why a behaviour never holds, in words, and the part of the rule that makes it so. */
export interface Never {
  readonly because: string;
  readonly part: object;
}

const never = (because: string, part: object): Never => ({ because, part });

type ProofOf<K extends Behaviour['kind']> = (
  behaviour: Extract<Behaviour, { kind: K }>,
  schema: Schema,
) => Never | null;

const proofs: { readonly [K in Behaviour['kind']]: ProofOf<K> } = {
  occurs: (occurs, schema) =>
    occurs.where !== null && neverTrue(occurs.where, eventDomain(schema, occurs.types))
      ? never('its predicate is never true', occurs.where)
      : null,
  count: (count, schema) => {
    if (count.of.kind === 'firstTime' && count.atLeast > 1) {
      return never(`a first time comes once, and the count asks for ${count.atLeast}`, count);
    }
    return neverHolds(count.of, schema);
  },
  sequence: (sequence, schema) => {
    for (const step of sequence.steps) {
      const found = neverHolds(step, schema);
      if (found !== null) return found;
    }
    const firsts = sequence.steps.filter(({ kind }) => kind === 'firstTime').map(textOf);
    if (new Set(firsts).size < firsts.length) return never('two of its steps are the same first time', sequence);
    return sequence.where !== null &&
      neverTrue(sequence.where, chainDomain(schema, typesOfSteps(sequence)), chainFacts(sequence))
      ? never('the `where` of the sequence is never true', sequence.where)
      : null;
  },
  firstTime: (first, schema) => neverHolds(first.of, schema),
  absence: (absence, schema) => neverHolds(absence.after, schema),
  notSeen: (notSeen, schema) => neverHolds(notSeen.of, schema),
  session: (session, schema) =>
    neverTrue(session.holds, sessionDomain(schema, session), sessionFacts(session, schema))
      ? never('no session makes its predicate true', session.holds)
      : null,
};

/** Proof that a behaviour never holds. Null when it is not proven. */
export function neverHolds(behaviour: Trigger, schema: Schema): Never | null {
  if (behaviour.kind === 'per')
    return neverHoldsPer(behaviour.field, behaviour.of, schema) ?? neverHolds(behaviour.of, schema);
  return (proofs[behaviour.kind] as (behaviour: Behaviour, schema: Schema) => Never | null)(behaviour, schema);
}

/** SEMANTICS §15. Events without the field are left out. */
function neverHoldsPer(field: string, of: Behaviour, schema: Schema): Never | null {
  const needed = neededEvents(of);
  const without = needed.find(({ types }) => types.every((type) => schema.types[type]?.[field] === undefined));
  return without === undefined
    ? null
    : never(
        `no event of the type ${without.types.map((type) => JSON.stringify(type)).join(' or ')} has the field "${field}"`,
        without,
      );
}

/** Events of which a behaviour needs one to hold. */
function neededEvents(behaviour: Behaviour): readonly Occurs[] {
  switch (behaviour.kind) {
    case 'occurs':
      return [behaviour];
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return neededEvents(behaviour.of);
    case 'sequence':
      return behaviour.steps.flatMap(neededEvents);
    case 'absence':
      return neededEvents(behaviour.after);
    case 'session':
      return [];
  }
}

/** The event types of each step of a sequence; null for a step that may be of any. */
export const typesOfSteps = ({ steps }: Sequence): (readonly string[] | null)[] =>
  steps.map((step) => (step.kind === 'occurs' ? step.types : null));

/** `event.price` as `steps[n].price`. */
const atStep = (expression: Expression, step: number): Expression =>
  rewritten(expression, (part) => (part.kind === 'field' ? { ...part, kind: 'stepField', step } : null));

/** SEMANTICS §12. What is so of the events of every chain: each step held, and none is before the one before it. */
export function chainFacts({ steps }: Sequence): Case {
  const held = steps.flatMap((step: EventBehaviour, index) =>
    step.kind === 'occurs' && step.where !== null ? [{ condition: atStep(step.where, index), truth: true }] : [],
  );
  const ts = (step: number): Expression => ({ kind: 'stepField', step, name: 'ts', type: 'number', optional: false });
  const ordered = steps.flatMap((_, later) =>
    steps.slice(0, later).map((__, earlier) => ({
      condition: { kind: 'comparison', operator: '<=', left: ts(earlier), right: ts(later) } as const,
      truth: true,
    })),
  );
  return [...held, ...ordered];
}

/** SEMANTICS §6. What is so of the metrics of every session: a count is at most the number of events, and 0 when what it counts never holds. */
export function sessionFacts({ metrics }: Session, schema: Schema): Case {
  const metric = (name: string): Expression => ({ kind: 'metric', name, type: 'number', optional: false });
  return metrics
    .filter(({ kind }) => kind === 'count' || kind === 'distinct')
    .map(({ name, of }) => ({
      condition: {
        kind: 'comparison',
        operator: '<=',
        left: metric(name),
        right: neverHolds(of, schema) === null ? metric('events') : { kind: 'literal', value: 0 },
      } as const,
      truth: true,
    }));
}
