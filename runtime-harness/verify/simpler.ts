import type { Behaviour, EventBehaviour } from '../../compiler/ir/behaviour.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import { childrenOf } from '../../compiler/ir/leaves.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import { typeOf } from '../../compiler/ir/type-of.ts';

/**
 * Segments that are simpler than one by one step: without its exit, without a condition, with a part in place of the whole. Simplest first, none twice. A
 * combination is as simple as it gets: its members are rules of their own.
 */
export function simplerThan(segment: Segment): readonly Segment[] {
  const { enter, exit } = segment;
  const enters = enter.kind === 'combination' ? [] : simplerTriggers(enter);
  const simpler: Segment[] = [
    ...(exit === null ? [] : [{ ...segment, exit: null }]),
    // What ends a membership may be what is wrong: then it is looked at as what begins one.
    ...(exit === null ? [] : [{ ...segment, enter: exit, exit: null }]),
    ...enters.map((simple) => ({ ...segment, enter: simple })),
    ...(exit === null ? [] : simplerTriggers(exit).map((simple) => ({ ...segment, exit: simple }))),
  ];
  const known = new Map(simpler.map((each) => [JSON.stringify([each.enter, each.exit]), each]));
  return [...known].sort(([a], [b]) => a.length - b.length).map(([, each]) => each);
}

function simplerTriggers(trigger: Trigger): readonly Trigger[] {
  if (trigger.kind !== 'per') return simplerBehaviours(trigger);
  return [trigger.of, ...simplerBehaviours(trigger.of).map((of) => ({ ...trigger, of }))];
}

function simplerBehaviours(behaviour: Behaviour): readonly Behaviour[] {
  switch (behaviour.kind) {
    case 'occurs':
      return behaviour.where === null
        ? []
        : [
            { ...behaviour, where: null },
            ...simplerConditions(behaviour.where).map((where) => ({ ...behaviour, where })),
          ];
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return [behaviour.of, ...simplerParts(behaviour.of).map((of): Behaviour => ({ ...behaviour, of }))];
    case 'absence':
      return [
        behaviour.after,
        behaviour.no,
        ...simplerParts(behaviour.after).map((after): Behaviour => ({ ...behaviour, after })),
        ...simplerParts(behaviour.no).map((no): Behaviour => ({ ...behaviour, no })),
      ];
    case 'sequence': {
      const { steps, where } = behaviour;
      return [
        ...steps,
        ...(where === null ? [] : [{ ...behaviour, where: null }]),
        ...(where === null ? [] : simplerConditions(where).map((simple) => ({ ...behaviour, where: simple }))),
        ...(where === null && steps.length > 2
          ? steps.map((_, left): Behaviour => ({ ...behaviour, steps: steps.filter((_, index) => index !== left) }))
          : []),
        ...steps.flatMap((step, place) =>
          simplerParts(step).map(
            (simple): Behaviour => ({
              ...behaviour,
              steps: steps.map((each, index) => (index === place ? simple : each)),
            }),
          ),
        ),
      ];
    }
    case 'session':
      return [
        ...simplerConditions(behaviour.holds).map((holds) => ({ ...behaviour, holds })),
        ...behaviour.metrics.flatMap(({ of }, place) =>
          simplerBehaviours(of)
            .filter((each) => each.kind === 'occurs')
            .map(
              (simple): Behaviour => ({
                ...behaviour,
                metrics: behaviour.metrics.map((each, index) => (index === place ? { ...each, of: simple } : each)),
              }),
            ),
        ),
      ];
  }
}

/** Simpler parts that hold at events, as a part of another behaviour must. */
const simplerParts = (part: EventBehaviour): readonly EventBehaviour[] =>
  simplerBehaviours(part).filter(
    (simple): simple is EventBehaviour =>
      simple.kind !== 'absence' && simple.kind !== 'notSeen' && (simple.kind !== 'session' || simple.judged === 'live'),
  );

/** The conditions that a condition is made of, at any depth, that have a meaning by themselves. */
function simplerConditions(condition: Expression): readonly Expression[] {
  return childrenOf(condition).flatMap((child) => [
    ...(isCondition(child) ? [child] : []),
    ...simplerConditions(child),
  ]);
}

/** A field that is a truth by itself is one too; what speaks of an element of a list has none without its list. */
const isCondition = (expression: Expression): boolean =>
  typeOf(expression).type === 'boolean' && expression.kind !== 'literal' && !speaksOfElement(expression);

const speaksOfElement = (expression: Expression): boolean =>
  expression.kind === 'element' || (expression.kind !== 'quantified' && childrenOf(expression).some(speaksOfElement));
