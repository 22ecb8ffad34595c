import type { EventBehaviour } from '../ir/behaviour.ts';
import type { Expression, StepField } from '../ir/expression.ts';
import { leavesOf } from '../ir/leaves.ts';
import type { Sequence } from '../ir/sequence.ts';
import type { LinkedField, LinkedStep, Relation } from '../plan/relation.ts';
import { column } from '../plan/sql-expression.ts';
import { lowerInner, lowerPart, type Place } from './behaviour.ts';
import { lowerCondition } from './expression.ts';
import { lowerOccurs } from './occurs.ts';

/** SEMANTICS §12. */
export function lowerSequence(sequence: Sequence, place: Place): Relation[] {
  const { where, withinMs } = sequence;
  const { name, scope, move } = place;
  if (where !== null) return lowerLinked(sequence, where, place);
  const steps = sequence.steps.map((step, index) => lowerPart(step, `step ${index + 1}`, place));
  // Tests and views are only put into one order where all go the same way.
  if (steps.every(({ part }) => part.kind === 'test') || steps.every(({ part }) => part.kind === 'view')) {
    const relations = steps.flatMap((step) => step.relations);
    return [...relations, { kind: 'chainHolds', name, scope, move, steps: steps.map(({ part }) => part), withinMs }];
  }
  const views = sequence.steps.map((step, index) => lowerInner(step, `step ${index + 1}`, place));
  return [
    ...views.flatMap(({ relations }) => relations),
    { kind: 'chainHolds', name, scope, move, steps: views.map(({ view }) => ({ kind: 'view', name: view })), withinMs },
  ];
}

/** A sequence whose steps look at each other: all chains are followed, not only the latest. */
function lowerLinked({ steps, withinMs }: Sequence, where: Expression, place: Place): Relation[] {
  const { name, scope, move } = place;
  const wanted = fieldsByStep(where);
  const lowered = steps.map((step, index) => {
    const conditions = conjuncts(where).filter((condition) => lastStep(condition) === index);
    return lowerStep(step, index, wanted.get(index) ?? [], joined(conditions), place);
  });
  return [
    ...lowered.flatMap(({ relations }) => relations),
    { kind: 'linkedChainHolds', name, scope, move, steps: lowered.map(({ step }) => step), withinMs },
  ];
}

function lowerStep(
  behaviour: EventBehaviour,
  index: number,
  wanted: readonly StepField[],
  condition: Expression | null,
  place: Place,
): { step: LinkedStep; relations: Relation[] } {
  const view = `${place.name}/step ${index + 1}`;
  const inner = { ...place, name: view, move: null };
  const passed = wanted.filter(({ name }) => !Object.hasOwn(ofEveryStep, name));
  const relations =
    behaviour.kind === 'occurs'
      ? lowerOccurs(
          behaviour,
          inner,
          passed.map((field) => ({ column: field.name, alias: aliasOf(field) })),
        )
      : lowerInner(behaviour, `step ${index + 1}`, place).relations;
  const fields = wanted.map((field): LinkedField => {
    const alias = aliasOf(field);
    return { column: ofEveryStep[field.name] ?? alias, alias, sqlType: sqlTypeOf(field) };
  });
  const where = condition && lowerCondition(condition, { stepField: (leaf) => column(aliasOf(leaf)) });
  return { step: { view, where, fields }, relations };
}

/** Where a view that holds keeps what every event has. */
const ofEveryStep: { readonly [field: string]: string } = { ts: 'at', eventId: 'lastId', userId: 'userId' };

const aliasOf = ({ step, name }: StepField) => `${step + 1}.${name}`;

function sqlTypeOf({ type }: StepField): LinkedField['sqlType'] {
  if (type === 'string') return 'STRING';
  if (type === 'number') return 'DOUBLE';
  if (type === 'boolean') return 'BOOLEAN';
  throw new Error('segc has a bug: a list cannot be kept from step to step');
}

/** What the condition reads of each step's event, each field once. */
function fieldsByStep(where: Expression): Map<number, StepField[]> {
  const byStep = new Map<number, StepField[]>();
  for (const leaf of leavesOf(where)) {
    if (leaf.kind !== 'stepField') continue;
    const fields = byStep.get(leaf.step) ?? [];
    if (!fields.some(({ name }) => name === leaf.name)) fields.push(leaf);
    byStep.set(leaf.step, fields);
  }
  return byStep;
}

/** The parts of a condition that must all be true. */
function conjuncts(condition: Expression): Expression[] {
  if (condition.kind !== 'logical' || condition.operator !== '&&') return [condition];
  return [...conjuncts(condition.left), ...conjuncts(condition.right)];
}

/** The last step that a condition looks at: where it can be judged. */
const lastStep = (condition: Expression): number =>
  Math.max(0, ...leavesOf(condition).map((leaf) => (leaf.kind === 'stepField' ? leaf.step : 0)));

function joined(conditions: readonly Expression[]): Expression | null {
  const [first, ...rest] = conditions;
  if (first === undefined) return null;
  return rest.reduce<Expression>((left, right) => ({ kind: 'logical', operator: '&&', left, right }), first);
}
