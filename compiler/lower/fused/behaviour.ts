import type { Behaviour } from '../../ir/behaviour.ts';
import type { Field } from '../../ir/expression.ts';
import type { Trigger } from '../../ir/segment.ts';
import type { Sequence } from '../../ir/sequence.ts';
import { builtInMetrics, type Session } from '../../ir/session.ts';
import type { FusedBehaviour } from '../../plan/fused.ts';
import { toJavaExpression } from '../java-expression.ts';
import type { Questions } from './questions.ts';
import { withLeaves } from './with-leaves.ts';

/** SEMANTICS §15: a trigger for the operator that runs all rules. */
export function fuseTrigger(trigger: Trigger, questions: Questions): FusedBehaviour {
  if (trigger.kind !== 'per') return fuseBehaviour(trigger, questions);
  const of = fuseBehaviour(trigger.of, questions);
  const field: Field = { kind: 'field', name: trigger.field, type: 'string', optional: true };
  return { kind: 'per', field: questions.value(field, predicatesOf(of)), of };
}

/** SEMANTICS §3, §5, §6, §11 to §14. */
function fuseBehaviour(behaviour: Behaviour, questions: Questions): FusedBehaviour {
  const fuse = (part: Behaviour) => fuseBehaviour(part, questions);
  switch (behaviour.kind) {
    case 'occurs':
      return { kind: 'occurs', predicate: questions.predicate(behaviour) };
    case 'count': {
      const { atLeast, withinMs } = behaviour;
      return { kind: 'count', of: fuse(behaviour.of), atLeast, withinMs };
    }
    case 'sequence':
      return fuseSequence(behaviour, behaviour.steps.map(fuse), questions);
    case 'firstTime':
      return { kind: 'firstTime', of: fuse(behaviour.of) };
    case 'absence':
      return { kind: 'absence', after: fuse(behaviour.after), no: fuse(behaviour.no), forMs: behaviour.forMs };
    case 'notSeen':
      return { kind: 'notSeen', of: fuse(behaviour.of), forMs: behaviour.forMs };
    case 'session':
      return fuseSession(behaviour, questions);
  }
}

function fuseSequence(
  { where, withinMs }: Sequence,
  steps: readonly FusedBehaviour[],
  questions: Questions,
): FusedBehaviour {
  const condition =
    where === null
      ? null
      : withLeaves(toJavaExpression(where), 'stepField', (leaf) => {
          const { step, name, type, optional } = leaf as unknown as Field & { readonly step: number };
          if (name === 'ts' || name === 'eventId') return leaf;
          const field: Field = { kind: 'field', name, type, optional };
          return { ...leaf, value: questions.value(field, predicatesOf(steps[step] as FusedBehaviour)) };
        });
  return { kind: 'sequence', steps, where: condition, withinMs };
}

function fuseSession({ gapMs, judged, metrics, holds }: Session, questions: Questions): FusedBehaviour {
  const named = new Set<string>([...builtInMetrics, ...metrics.map(({ name }) => name)]);
  return {
    kind: 'session',
    gapMs,
    judged,
    metrics: metrics.map(({ name, kind, of, value }) => {
      const predicate = questions.predicate(of);
      return { name, kind, predicate, value: value === null ? null : questions.value(value, [predicate]) };
    }),
    holds: withLeaves(toJavaExpression(holds), 'metric', (leaf) => {
      const { name, type } = leaf as unknown as Field;
      if (named.has(name)) return leaf;
      const field: Field = { kind: 'field', name: name.slice(name.indexOf('.') + 1), type, optional: true };
      return { ...leaf, value: questions.value(field, null) };
    }),
  };
}

/** The predicates that a behaviour looks at; null when it looks at every event. */
export function predicatesOf(behaviour: FusedBehaviour): readonly number[] | null {
  if (behaviour.kind === 'occurs') return [behaviour.predicate];
  const parts = partsOf(behaviour);
  if (parts === null) return null;
  const all = parts.map(predicatesOf);
  return all.includes(null) ? null : all.flatMap((predicates) => predicates ?? []);
}

/** The behaviours that a behaviour is made of; null for a session, which looks at every event. */
function partsOf(behaviour: Exclude<FusedBehaviour, { readonly kind: 'occurs' }>): readonly FusedBehaviour[] | null {
  switch (behaviour.kind) {
    case 'session':
      return null;
    case 'sequence':
      return behaviour.steps;
    case 'absence':
      return [behaviour.after, behaviour.no];
    default:
      return [behaviour.of];
  }
}
