import type { Absence } from '../../../compiler/ir/absence.ts';
import type { Behaviour, EventBehaviour } from '../../../compiler/ir/behaviour.ts';
import type { Count } from '../../../compiler/ir/count.ts';
import type { Trigger } from '../../../compiler/ir/segment.ts';
import { type Change, change, inWhole, type Place, withAt } from './change.ts';
import { occursChanges, type Surroundings } from './occurs.ts';
import { sequenceChanges } from './sequences.ts';
import { judgedOtherwise, sessionChanges } from './sessions.ts';
import { spanChanges } from './spans.ts';

/** All small changes of what enters a segment or ends a membership. */
export function triggerChanges(trigger: Trigger, place: Place, around: Surroundings): readonly Change<Trigger>[] {
  if (trigger.kind !== 'per') return behaviourChanges(trigger, place, around);
  const ofOne = behaviourChanges(trigger.of, place, { ...around, per: trigger.field });
  return [
    change(trigger.of, place, `each \`${trigger.field}\` by itself`, 'all together'),
    ...inWhole(ofOne, (of) => ({ ...trigger, of })),
  ];
}

function behaviourChanges(behaviour: Behaviour, place: Place, around: Surroundings): readonly Change<Behaviour>[] {
  switch (behaviour.kind) {
    case 'absence':
      return absenceChanges(behaviour, place, around);
    case 'notSeen':
      return [
        ...inWhole(spanChanges(behaviour.forMs, [...place, '`for`']), (forMs) => ({ ...behaviour, forMs })),
        ...inWhole(eventChanges(behaviour.of, [...place, '`of`'], around), (of) => ({ ...behaviour, of })),
      ];
    case 'session':
      return [judgedOtherwise(behaviour, place), ...sessionChanges(behaviour, place, around)];
    default:
      return eventChanges(behaviour, place, around);
  }
}

/** Changes after which a behaviour still holds at events. */
function eventChanges(
  behaviour: EventBehaviour,
  place: Place,
  around: Surroundings,
): readonly Change<EventBehaviour>[] {
  switch (behaviour.kind) {
    case 'occurs':
      return occursChanges(behaviour, place, around);
    case 'count':
      return countChanges(behaviour, place, around);
    case 'sequence':
      return [
        ...sequenceChanges(behaviour, place, around),
        ...behaviour.steps.flatMap((step, index) =>
          inWhole(eventChanges(step, [...place, `step ${index + 1}`], around), (changed) => ({
            ...behaviour,
            steps: withAt(behaviour.steps, index, changed),
          })),
        ),
      ];
    case 'firstTime':
      return [
        change(behaviour.of, place, 'the first time', 'every time'),
        ...inWhole(eventChanges(behaviour.of, place, around), (of) => ({ ...behaviour, of })),
      ];
    case 'session':
      return sessionChanges(behaviour, place, around);
  }
}

function absenceChanges(absence: Absence, place: Place, around: Surroundings): readonly Change<Absence>[] {
  const { after, no, forMs } = absence;
  return [
    ...inWhole(spanChanges(forMs, [...place, '`for`']), (forMs) => ({ ...absence, forMs })),
    change({ ...absence, after: no, no: after }, place, '`after` and `no`', 'the two swapped'),
    ...inWhole(eventChanges(after, [...place, '`after`'], around), (after) => ({ ...absence, after })),
    ...inWhole(eventChanges(no, [...place, '`no`'], around), (no) => ({ ...absence, no })),
  ];
}

function countChanges(count: Count, place: Place, around: Surroundings): readonly Change<EventBehaviour>[] {
  const { of, atLeast, withinMs } = count;
  const others = [atLeast - 1, atLeast + 1].filter((each) => each >= 1);
  return [
    ...inWhole(spanChanges(withinMs, [...place, '`within`']), (withinMs) => ({ ...count, withinMs })),
    ...others.map((other) =>
      change({ ...count, atLeast: other }, [...place, '`atLeast`'], String(atLeast), String(other)),
    ),
    change(of, place, `${atLeast} times`, 'every time'),
    ...inWhole(eventChanges(of, [...place, '`of`'], around), (of) => ({ ...count, of })),
  ];
}
