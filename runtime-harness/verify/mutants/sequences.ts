import { rewritten } from '../../../compiler/check/proof/canonical.ts';
import { chainDomain } from '../../../compiler/check/proof/domain.ts';
import { typesOfSteps } from '../../../compiler/check/proof/never-holds.ts';
import type { EventBehaviour } from '../../../compiler/ir/behaviour.ts';
import type { Expression } from '../../../compiler/ir/expression.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';
import type { Sequence } from '../../../compiler/ir/sequence.ts';
import { type Change, change, inWhole, type Place, withoutAt } from './change.ts';
import { type Surroundings, whereChanges } from './occurs.ts';
import { spanChanges } from './spans.ts';

/** Changes of a sequence's order, steps, `where` and `within`; those within a step are not among them. */
export function sequenceChanges(
  sequence: Sequence,
  place: Place,
  around: Surroundings,
): readonly Change<EventBehaviour>[] {
  const { where, withinMs, steps } = sequence;
  const domain = chainDomain(around.schema, typesOfSteps(sequence));
  return [
    ...inWhole(spanChanges(withinMs, [...place, '`within`']), (withinMs) => ({ ...sequence, withinMs })),
    ...steps.slice(1).map((_, index) => swapped(sequence, index, place)),
    ...(steps.length > 2 ? droppedSteps(sequence, place) : onlySteps(sequence, place)),
    ...whereChanges(where, [...place, '`where`'], domain, (where) => ({ ...sequence, where })),
  ];
}

/** What `where` says of an event it says of the same event in its new place. */
function swapped(sequence: Sequence, index: number, place: Place): Change<Sequence> {
  const other = (step: number) => (step === index ? index + 1 : step === index + 1 ? index : step);
  const steps = sequence.steps.map((_, step) => sequence.steps[other(step)] as EventBehaviour);
  const where = sequence.where && renumbered(sequence.where, other);
  const [first, second] = [`step ${index + 1}`, `step ${index + 2}`];
  return change({ ...sequence, steps, where }, place, `${first} before ${second}`, `${second} before ${first}`);
}

/** A step that `where` looks at cannot be left out alone. */
function droppedSteps(sequence: Sequence, place: Place): readonly Change<Sequence>[] {
  const { where, steps } = sequence;
  const looked = where === null ? [] : leavesOf(where).map((leaf) => (leaf.kind === 'stepField' ? leaf.step : -1));
  return [...steps.keys()]
    .filter((index) => !looked.includes(index))
    .map((index) =>
      change(
        {
          ...sequence,
          steps: withoutAt(steps, index),
          where: where && renumbered(where, (step) => (step > index ? step - 1 : step)),
        },
        place,
        `${steps.length} steps`,
        `the same without step ${index + 1}`,
      ),
    );
}

const onlySteps = ({ steps }: Sequence, place: Place): readonly Change<EventBehaviour>[] =>
  steps.map((step, index) => change(step, place, 'both steps', `step ${index + 1} alone`));

const renumbered = (where: Expression, other: (step: number) => number): Expression =>
  rewritten(where, (part) => {
    const { kind, step } = part as { readonly kind?: unknown; readonly step?: number };
    return kind === 'stepField' && step !== undefined ? { ...part, step: other(step) } : null;
  });
